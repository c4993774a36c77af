import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from '@oneplusn/fabric';
import { stopChaincodes } from './chaincodes';
import { engines } from './engines';
import type { NetworkFolder } from './folder';

/**
 * Stops all that runs of a network, also what a killed background process left.
 *
 * @param purge whether its ledgers and keys are removed too
 */
export async function down(folder: NetworkFolder, purge: boolean): Promise<void> {
  await stopChaincodes(folder);
  const running = folder.running();
  if (running) {
    process.kill(running.pid, 'SIGTERM');
    for (let waited = 0; isAlive(running) && waited < 30_000; waited += 50) await sleep(50);
    if (isAlive(running)) process.kill(running.pid, 'SIGKILL');
  }
  const left = engines.flatMap((engine) => engine.processes(folder)).some(({ alive }) => alive);
  for (const engine of engines) await engine.sweep(folder);
  if (running || left) console.log(`网络已停止 / stopped: ${folder.path}`);
  else console.log('没有在运行的网络 / no network is running');
  if (!purge) return;
  folder.remove();
  console.log(`已删除账本与密钥 / ledgers and keys removed: ${folder.path}`);
}
