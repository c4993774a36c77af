import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vaultKeysOf } from '../engine/foundation';
import { freePort, listening } from '../port';

/** The foundation as a process of its own, as a peer's machine runs it. */
export interface ServiceProcess {
  readonly address: string;
  /** Everything that it has printed. */
  printed(): string;
  running(): boolean;
  stop(): Promise<void>;
}

const folder = join(__dirname, '../../chaincode/foundation');
const packageId = 'oneplusn_1:0';

/** What the service of an authority is told, its key file written. */
export function settingsOf(msp: string) {
  const keys = join(mkdtempSync(join(tmpdir(), 'oneplusn-service-')), 'vault-keys.json');
  writeFileSync(keys, vaultKeysOf(msp), { mode: 0o600 });
  return { CORE_PEER_LOCALMSPID: msp, ONEPLUSN_COMMITTEE: 'Committee', ONEPLUSN_VAULT_KEYS: keys };
}
export const settings = settingsOf('GD');

/** Starts the compiled foundation by Fabric's own launcher, without TLS: what is tested here is behind it. */
export async function startService(
  environment: Readonly<Record<string, string>> = settings,
  id = packageId,
): Promise<ServiceProcess> {
  const port = await freePort();
  const address = `localhost:${port}`;
  const { child, printed } = launch(address, environment, id);
  await listening(port, child);
  return {
    address,
    printed,
    running: () => child.exitCode === null && child.signalCode === null,
    stop: async () => {
      if (child.exitCode !== null) return;
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}

/** The end of a service that does not start. */
export async function failedStart(environment: Readonly<Record<string, string>>) {
  const { child, printed } = launch(`localhost:${await freePort()}`, environment, packageId);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, printed: printed() };
}

function launch(address: string, environment: Readonly<Record<string, string>>, id: string) {
  const server = join(require.resolve('fabric-shim/package.json'), '..', 'cli.js');
  const options = ['--chaincode-address', address, '--chaincode-id', id];
  const child: ChildProcess = spawn(process.execPath, [server, 'server', ...options], {
    cwd: folder,
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (bytes: Buffer) => (text += bytes.toString()));
  return { child, printed: () => text };
}
