/** `npm run network -- up|down|status|logs [--topology FILE] [--engine devnet]`: runs a topology in the background. */
import { fork } from 'node:child_process';
import { existsSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { readTopology, sampleTopology, type Topology } from '@oneplusn/topology';
import { NetworkFolder } from './network/folder';
import type { DaemonMessage } from './network/daemon';

const usage = `用法 / usage: npm run network -- up|down|status|logs [--topology FILE|quickstart|raft3|bft4] [--engine devnet]`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { topology: { type: 'string', default: 'quickstart' }, engine: { type: 'string', default: 'devnet' } },
  });
  if (values.engine !== 'devnet')
    throw new Error(
      `没有引擎 ${values.engine}。可用: devnet\nThere is no engine ${values.engine}; there is: devnet\n${usage}`,
    );
  const topology =
    existsSync(values.topology) || /[./]/.test(values.topology)
      ? readTopology(values.topology)
      : sampleTopology(values.topology as 'quickstart');
  const folder = new NetworkFolder(topology.name);
  switch (positionals[0]) {
    case 'up':
      return up(values.topology, topology, folder);
    case 'down':
      return down(folder);
    case 'status':
      return status(folder);
    case 'logs':
      console.log(existsSync(folder.log) ? readFileSync(folder.log, 'utf8') : `还没有日志 / no log yet: ${folder.log}`);
      return;
    default:
      throw new Error(usage);
  }
}

async function up(named: string, topology: Topology, folder: NetworkFolder): Promise<void> {
  if (folder.running()) {
    console.log(`网络 ${topology.name} 已在运行 / is running already`);
    return status(folder);
  }
  folder.create();
  const log = openSync(folder.log, 'w');
  const daemon = fork(join(__dirname, 'network/daemon.js'), [named], {
    detached: true,
    stdio: ['ignore', log, log, 'ipc'],
  });
  await new Promise<void>((resolve, reject) => {
    daemon.once('message', (message: DaemonMessage) =>
      message.error === undefined ? resolve() : reject(new Error(message.error)),
    );
    daemon.once('exit', (code) =>
      reject(new Error(`网络进程退出 (${code}), 见 ${folder.log}\nThe network's process ended, see ${folder.log}`)),
    );
  });
  daemon.disconnect();
  daemon.unref();
  return status(folder);
}

async function down(folder: NetworkFolder): Promise<void> {
  const running = folder.running();
  if (!running) {
    folder.clear();
    console.log('没有在运行的网络 / no network is running');
    return;
  }
  process.kill(running.pid, 'SIGTERM');
  for (let waited = 0; folder.running() && waited < 10_000; waited += 50) await sleep(50);
  if (folder.running()) process.kill(running.pid, 'SIGKILL');
  folder.clear();
  console.log(`网络 ${running.name} 已停止 / stopped`);
}

async function status(folder: NetworkFolder): Promise<void> {
  const running = folder.running();
  if (!running) {
    console.log('没有在运行的网络 / no network is running');
    process.exitCode = 1;
    return;
  }
  console.log(
    `${running.name}  ${running.engine}  通道 / channel ${running.channel}  进程 / process ${running.pid}  自 / since ${running.startedAt}`,
  );
  for (const [msp, address] of Object.entries(running.endpoints))
    console.log(`  ${msp.padEnd(12)} ${address.padEnd(24)} ${folder.profile(msp)}`);
  console.log(`  身份 / identities    ${join(folder.path, 'wallet')}`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
