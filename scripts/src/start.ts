/**
 * `npm start`: a network on the embedded ledger, the three journeys on it, then it stays up to be looked at. `--once`
 * exits by itself; `--topology national`: as large as the country.
 */
import { parseArgs } from 'node:util';
import { startOnDevnet } from './network/engines/devnet';
import { NetworkFolder } from './network/folder';
import { readNamed } from './network/named';
import { heading, step } from './journeys/show';
import { inBothLanguages } from './complaint';
import { reviewing } from './journeys/reviewing';
import { sharing } from './journeys/sharing';
import { licensing } from './journeys/licensing';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { once: { type: 'boolean', default: false }, topology: { type: 'string', default: 'quickstart' } },
  });
  const start = performance.now();
  const topology = readNamed(values.topology);
  const folder = new NetworkFolder(topology.name);
  const told = toldToStop();
  const network = await folder.locked(() => {
    refuseSecond(folder);
    heading({ zh: `启动网络 ${topology.name}`, en: 'Start the network' });
    // One writes after another here: no block need wait for more.
    return startOnDevnet(topology, folder, step, { batchTimeoutMs: 20 });
  });
  try {
    const played = sharing(network)
      .then(() => reviewing(network))
      .then(() => licensing(network));
    if ((await Promise.race([played.then(() => 'played'), told])) === 'played') {
      console.log(
        `\n三条主线完成, 用时 ${((performance.now() - start) / 1000).toFixed(1)} s。 All three journeys done.`,
      );
      if (!values.once) {
        console.log(howToLookAround);
        await told;
      }
    } else played.catch(() => undefined);
  } finally {
    await network.stop();
  }
}

function refuseSecond(folder: NetworkFolder): void {
  const running = folder.running();
  if (!running) return;
  const { name, pid } = running;
  throw new Error(
    `网络 ${name} 已在运行 (进程 ${pid}): 请先执行 npm run network -- down\n` +
      `The network ${name} is running already (process ${pid}): run npm run network -- down first`,
  );
}

const howToLookAround = `
网络保持运行。在另一个终端里 / The network stays up. In another terminal:
  npm run -s oneplusn -- --as Committee/qian audit opened
  npm run -s oneplusn -- --as GD/li catalog search
  npm run -s oneplusn -- --as Committee/zhao review list
  npm run -s network -- status
停止 / to stop: Ctrl-C, 或 / or npm run -s network -- down`;

/**
 * When Ctrl-C is pressed, the terminal is closed, or `npm run network -- down` is called: keys must not outlive the
 * network.
 */
function toldToStop(): Promise<'stop'> {
  const idle = setInterval(() => undefined, 60_000);
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve('stop'));
  }).then(() => {
    clearInterval(idle);
    return 'stop' as const;
  });
}

main().then(
  // With --once the wait for a signal is still on.
  () => process.exit(),
  (error: unknown) => {
    console.error(inBothLanguages(error));
    process.exit(1);
  },
);
