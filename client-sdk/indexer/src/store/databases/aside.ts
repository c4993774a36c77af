/** An index in a file that is written on a thread of its own, while this one reads the next blocks. */
import { once } from 'node:events';
import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { one, wholly, type Database, type Row, type Value } from './database';
import { beginning, insertion, patienceMs, settings, sizeSql } from './sqlite';
import type { Answer, Asked, Opening } from './thread';

interface Waiting {
  readonly resolve: (rows: readonly Row[]) => void;
  readonly reject: (error: Error) => void;
}

export class AsideDatabase implements Database {
  readonly dialect = 'sqlite';
  readonly #thread: Worker;
  /** Those who wait for an answer, in the order of what they asked. */
  readonly #waiting: Waiting[] = [];
  #failure: Error | undefined;

  /** @param file an index, as it was opened to be written */
  constructor(
    file: string,
    readonly shown: string,
  ) {
    const workerData: Opening = { file, settings, timeout: patienceMs };
    this.#thread = new Worker(join(__dirname, `thread${extname(__filename)}`), { workerData });
    this.#thread.on('message', (answer: Answer) => this.#answered(answer));
    this.#thread.on('error', (error: Error) => this.#failed(error));
    this.#thread.on('exit', () => this.#failed(new Error('the thread that writes the index has ended')));
    this.#thread.unref();
  }

  all(sql: string, values: readonly Value[] = []): Promise<readonly Row[]> {
    return this.#ask({ kind: 'all', sql, values });
  }

  async run(sql: string, values: readonly Value[] = []): Promise<void> {
    await this.#ask({ kind: 'each', sql, rows: [values] });
  }

  async insert(
    table: string,
    columns: readonly string[],
    rows: readonly (readonly Value[])[],
    then = '',
  ): Promise<void> {
    if (rows.length > 0) await this.#ask({ kind: 'each', sql: insertion(table, columns, then), rows });
  }

  async script(sql: string): Promise<void> {
    await this.#ask({ kind: 'script', sql });
  }

  atOnce<T>(work: () => Promise<T>): Promise<T> {
    return wholly(this, beginning, work);
  }

  async bytes(): Promise<number> {
    return Number((await one(this, sizeSql))['bytes']);
  }

  async close(): Promise<void> {
    if (this.#failure) return;
    this.#thread.ref();
    this.#thread.postMessage('close');
    await once(this.#thread, 'exit');
  }

  #ask(asked: Asked): Promise<readonly Row[]> {
    return new Promise((resolve, reject) => {
      if (this.#failure) return reject(this.#failure);
      // Whoever waits for an answer keeps the process alive.
      if (this.#waiting.push({ resolve, reject }) === 1) this.#thread.ref();
      this.#thread.postMessage(asked);
    });
  }

  #answered(answer: Answer): void {
    const waiting = this.#waiting.shift();
    if (this.#waiting.length === 0) this.#thread.unref();
    if ('rows' in answer) waiting?.resolve(answer.rows);
    else waiting?.reject(Object.assign(new Error(answer.error.message), answer.error));
  }

  #failed(error: Error): void {
    this.#failure ??= error;
    for (const { reject } of this.#waiting.splice(0)) reject(this.#failure);
  }
}
