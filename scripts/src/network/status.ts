import { join } from 'node:path';
import { chaincodeProcesses } from './chaincodes';
import { engines } from './engines';
import type { NetworkFolder } from './folder';

/** Shows what runs; the exit code is 1 where not all of it does. */
export function status(folder: NetworkFolder): void {
  const running = folder.running();
  const processes = [...engines.flatMap((engine) => engine.processes(folder)), ...chaincodeProcesses(folder)];
  if (!running) {
    const left = processes.filter(({ alive }) => alive).length;
    console.log(
      left === 0
        ? '没有在运行的网络 / no network is running'
        : `网络无人看管, 仍有 ${left} 个进程: 请执行 up 或 down / nobody watches the network, ${left} processes run: bring it up ` +
            'or down',
    );
    process.exitCode = 1;
    return;
  }
  const { name, engine, release = '', channel, channels = [], pid, startedAt, endpoints, data } = running;
  console.log(
    `${name}  ${engine} ${release}  通道 / channel ${[channel, ...channels].join(', ')}  进程 / process ${pid}  自 / ` +
      `since ${startedAt}`,
  );
  for (const [peer, address] of Object.entries(endpoints)) console.log(`  ${peer.padEnd(16)} ${address}`);
  for (const { name: process, pid: id, alive } of processes)
    console.log(`  ${process.padEnd(24)} ${alive ? String(id) : '已停止 / ended'}`);
  if (engine === 'devnet')
    console.log(`  账本 / ledger          ${data ?? '内存, 停止后不保留 / in memory, gone when it is stopped'}`);
  console.log(`  连接配置 / profiles    ${join(folder.path, 'profiles')}`);
  console.log(`  身份 / identities      ${join(folder.path, 'wallet')}`);
  if (processes.some(({ alive }) => !alive)) process.exitCode = 1;
}
