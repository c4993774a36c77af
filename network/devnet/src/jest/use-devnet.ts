import type { Controls } from '../control/controls';
import type { Snapshot } from '../control/types';
import { type Devnet, type DevnetOptions, startDevnet } from '../devnet';

/** A devnet of a test file. What it tells is of the test that runs. */
export interface DevnetInTest {
  /** @throws Error outside of tests and hooks: there is none yet, or no more */
  readonly devnet: Devnet;
  /** Short for `devnet.controls`. */
  readonly controls: Controls;
}

/** What every test of a file starts from. */
export interface UseDevnetOptions extends DevnetOptions {
  /** Done once, before the first test: each test finds what it left. */
  readonly prepare?: ((devnet: Devnet) => Promise<void>) | undefined;
  /** For starting and preparing, in milliseconds. Default 60,000. */
  readonly startTimeoutMs?: number | undefined;
}

type Hook = (action: () => Promise<void>, timeoutMs?: number) => void;

/**
 * One network for a test file, and a chain of its own for each test: as `prepare` left it, time by the machine, all
 * authorities alive, nothing waiting to be ordered. Call it at the top of a file or in a `describe`. Works with jest,
 * and with what has the same hooks as globals.
 *
 * ```ts
 * const net = useDevnet({ topology: sampleTopology('quickstart'), chaincodes: [assets] });
 * test('…', async () => {
 *   const li = net.controls.impersonate('GD', { id: 'li', department: 'hrss', roles: ['official'] });
 * });
 * ```
 */
export function useDevnet({ prepare, startTimeoutMs = 60_000, ...options }: UseDevnetOptions): DevnetInTest {
  const hooks = globalThis as unknown as Readonly<Record<'beforeAll' | 'beforeEach' | 'afterAll', Hook>>;
  let running: { readonly devnet: Devnet; readonly start: Snapshot } | undefined;
  let starting: Devnet | undefined;
  hooks.beforeAll(async () => {
    const devnet = (starting = await startDevnet(options));
    await prepare?.(devnet);
    running = { devnet, start: devnet.controls.snapshot() };
  }, startTimeoutMs);
  hooks.beforeEach(async () => {
    if (!running) return;
    await running.devnet.freshChain();
    running.devnet.controls.revert(running.start);
  });
  hooks.afterAll(async () => {
    // Also when preparing failed.
    await starting?.stop();
    starting = running = undefined;
  });
  const devnet = (): Devnet => {
    const found = running?.devnet ?? starting;
    if (!found)
      throw new Error('没有运行中的 devnet：请在测试或钩子中使用 / no devnet runs: use it in tests and hooks');
    return found;
  };
  return {
    get devnet() {
      return devnet();
    },
    get controls() {
      return devnet().controls;
    },
  };
}
