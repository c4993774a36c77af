/** One client under load: it writes number after number, and keeps at each until the ledger has acknowledged it. */
import { setTimeout as sleep } from 'node:timers/promises';
import { isOnePlusNError } from '@oneplusn/errors';
import { type Ledger } from '@oneplusn/sdk';
import { meters, type Msp } from './meters';

/** A write that the ledger has acknowledged. */
export interface Acknowledged {
  readonly value: number;
  readonly begunAt: number;
  readonly at: number;
}

export class Client {
  readonly acknowledged: Acknowledged[] = [];
  /** How often each error came. */
  readonly errors = new Map<string, number>();
  /** Errors without a code: there are to be none. */
  readonly untyped: unknown[] = [];
  #value = 0;

  /** @param name its records begin with it, and no other client's do */
  constructor(
    readonly msp: Msp,
    readonly name: string,
    private readonly ledger: Ledger,
  ) {}

  /** The record that this client corrects, again and again. */
  get meter(): string {
    return this.recordOf(0);
  }

  /** The record of one number. */
  recordOf(value: number): string {
    return `${this.name}-${value}`;
  }

  /** How many numbers were begun. */
  get begun(): number {
    return this.#value;
  }

  async run(isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      const value = (this.#value += 1);
      const begunAt = performance.now();
      while (!(await this.#isWritten(value))) {
        if (isOver()) return;
        await sleep(100);
      }
      this.acknowledged.push({ value, begunAt, at: performance.now() });
    }
  }

  async #isWritten(value: number): Promise<boolean> {
    try {
      await this.#write(value);
      return true;
    } catch (error) {
      const code = codeOf(error);
      if (code === undefined) this.untyped.push(error);
      const name = code ?? 'untyped';
      this.errors.set(name, (this.errors.get(name) ?? 0) + 1);
      return false;
    }
  }

  /** Odd numbers get a record each; even ones correct the meter, which would show a correction that was made twice. */
  async #write(value: number): Promise<unknown> {
    const dataset = meters(this.msp);
    if (value % 2 === 1) return this.ledger.dataset(dataset).put([{ code: this.recordOf(value), value }]);
    return this.ledger.records.correct(
      { dataset: dataset.id, key: this.meter, fields: { code: this.meter, value }, reason: '读数' },
      { requestId: `meter-${this.name}-${value}` },
    );
  }
}

/** Of a put that was not written, the code of its cause too. */
function codeOf(error: unknown): string | undefined {
  if (!isOnePlusNError(error) || !/^[A-Z]+-\d{3}$/.test(error.code)) return undefined;
  const cause = error.code === 'SDK-152' ? codeOf(error.cause) : undefined;
  return cause === undefined ? error.code : `${error.code}<${cause}`;
}
