import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Order } from './load';

/** The clients' process, asked one thing at a time. */
export class LoadProcess {
  readonly #child: ChildProcess = fork(join(__dirname, 'load.js'), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });

  async ask(order: Order): Promise<unknown> {
    this.#child.send(order);
    const answered = new AbortController();
    const [answer] = (await Promise.race([
      once(this.#child, 'message', answered),
      once(this.#child, 'exit', answered).then(() => [{ error: 'the process of the clients has ended' }]),
    ])) as [Answer];
    answered.abort();
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer.result;
  }

  end(): void {
    this.#child.kill();
  }
}

interface Answer {
  readonly result?: unknown;
  readonly error?: string;
}
