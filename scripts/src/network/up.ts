import { fork, type ChildProcess } from 'node:child_process';
import { openSync } from 'node:fs';
import { join } from 'node:path';
import type { DaemonMessage, Order } from './daemon';
import type { Engine } from './engine';
import { engines } from './engines';
import type { NetworkFolder } from './folder';
import { readNamed } from './named';
import { status } from './status';

/**
 * Brings a network up in the background and returns when it works. Where it is up already: waits until all of it is,
 * since a process may just have been killed. Where it does not come up, nothing is left running.
 */
export async function up(order: Order, engine: Engine, folder: NetworkFolder): Promise<void> {
  const start = performance.now();
  const running = folder.running();
  if (running && running.engine !== engine.name)
    throw new Error(
      `网络 ${running.name} 已在 ${running.engine} 上运行, 请先停止\n` +
        `The network ${running.name} runs on ${running.engine}: take it down first`,
    );
  if (running) {
    const { data } = order.options;
    if (data !== undefined && running.data !== join(data, running.name))
      throw new Error(
        `网络 ${running.name} 的账本在 ${running.data ?? '内存'}, 请先停止\n` +
          `The network ${running.name} keeps its ledger in ${running.data ?? 'memory'}: take it down first`,
      );
    await engine.settled(readNamed(order.topology), folder, order.options);
    console.log(`网络 ${running.name} 已在运行 / is running already`);
  } else {
    await folder.locked(async () => {
      for (const other of engines) if (other !== engine) await other.sweep(folder);
      await background(order, engine, folder);
    });
    console.log(`就绪, 用时 ${seconds(performance.now() - start)} / ready`);
  }
  status(folder);
}

async function background(order: Order, engine: Engine, folder: NetworkFolder): Promise<void> {
  const start = performance.now();
  const log = openSync(folder.log, 'w');
  const daemon = fork(join(__dirname, 'daemon.js'), [JSON.stringify(order)], {
    detached: true,
    stdio: ['ignore', log, log, 'ipc'],
  });
  const ended = new Promise<void>((resolve) => daemon.once('exit', () => resolve()));
  const interrupt = (): void => void daemon.kill('SIGTERM');
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, interrupt);
  try {
    await ready(daemon, start, folder);
  } catch (error) {
    daemon.kill('SIGTERM');
    await ended;
    await engine.sweep(folder);
    throw error;
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, interrupt);
  }
  daemon.disconnect();
  daemon.unref();
}

/** Shows the steps as they are done. */
function ready(daemon: ChildProcess, start: number, folder: NetworkFolder): Promise<void> {
  return new Promise((resolve, reject) => {
    daemon.on('message', (message: DaemonMessage) => {
      if ('error' in message) return reject(new Error(message.error));
      if ('ready' in message) return resolve();
      const { step, ms } = message;
      console.log(`${seconds(performance.now() - start)}  ${step.zh} / ${step.en} (${ms} ms)`);
    });
    daemon.once('exit', (code, signal) =>
      reject(
        new Error(`网络进程退出 (${code ?? signal}), 见 ${folder.log}\nThe network's process ended, see ${folder.log}`),
      ),
    );
  });
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`.padStart(7);
