/** `npm start`: a network on the embedded ledger, the two journeys on it, then it stays up to be looked at. `--once` exits by itself. */
import { parseArgs } from 'node:util';
import { sampleTopology } from '@oneplusn/topology';
import { startOnDevnet } from './network/engines/devnet';
import { NetworkFolder } from './network/folder';
import { heading, step } from './journeys/show';
import { reviewing } from './journeys/reviewing';
import { sharing } from './journeys/sharing';

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { once: { type: 'boolean', default: false } } });
  const start = performance.now();
  const topology = sampleTopology('quickstart');
  const folder = new NetworkFolder(topology.name);
  const running = folder.running();
  if (running) {
    throw new Error(
      `网络 ${running.name} 已在运行 (进程 ${running.pid})。先执行 npm run network -- down\nThe network ${running.name} is running already (process ${running.pid}): run npm run network -- down first`,
    );
  }
  heading({ zh: `启动网络 ${topology.name}`, en: 'Start the network' });
  const network = await startOnDevnet(topology, folder, step);
  try {
    await sharing(network);
    await reviewing(network);
    console.log(`\n两条主线完成, 用时 ${((performance.now() - start) / 1000).toFixed(1)} s。 Both journeys done.`);
    if (!values.once) await stayUp();
  } finally {
    await network.stop();
  }
}

/** Until Ctrl-C, or `npm run network -- down`. */
async function stayUp(): Promise<void> {
  console.log(`
网络保持运行, 在另一个终端里可以:            The network stays up. In another terminal:
  npm run oneplusn -- --as Committee/qian audit opened --dataset MHRSS/insured
  npm run oneplusn -- --as GD/li catalog search
  npm run oneplusn -- --as Committee/zhao review list
  npm run network -- status
停止: Ctrl-C, 或 npm run network -- down       To stop: Ctrl-C, or npm run network -- down`);
  await new Promise<void>((resolve) => {
    const idle = setInterval(() => undefined, 60_000);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        clearInterval(idle);
        resolve();
      });
    }
  });
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
