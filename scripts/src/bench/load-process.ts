import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** A process of clients, asked one thing at a time: its CPU is theirs, and they do not eat the ledger's. */
export class LoadProcess<Order extends object> {
  readonly #child: ChildProcess;

  /** @param program answers orders, `answering` */
  constructor(program: string) {
    this.#child = fork(program, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  }

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
