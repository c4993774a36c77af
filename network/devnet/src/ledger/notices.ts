import type { CommittedTransaction } from '@oneplusn/channel';
import type { CommittedBlock } from './committed';

/** Tells those who wait that a transaction or a block was committed. */
export class CommitNotices {
  readonly #transactions = new Map<string, Set<(transaction: CommittedTransaction) => void>>();
  #blocks = new Set<() => void>();

  committed(block: CommittedBlock): void {
    if (this.#transactions.size > 0) {
      for (const transaction of block.transactions) {
        const waiting = this.#transactions.get(transaction.txId);
        this.#transactions.delete(transaction.txId);
        for (const tell of waiting ?? []) tell(transaction);
      }
    }
    this.moved();
  }

  /** A peer shows more blocks than before. */
  moved(): void {
    const waiting = this.#blocks;
    this.#blocks = new Set();
    for (const tell of waiting) tell();
  }

  /** Resolves when the transaction commits; rejects with the signal's reason. */
  transaction(txId: string, signal?: AbortSignal): Promise<CommittedTransaction> {
    return new Promise((resolve, reject) => {
      const waiting = this.#transactions.get(txId) ?? new Set();
      this.#transactions.set(txId, waiting);
      const abort = (): void => {
        waiting.delete(tell);
        if (waiting.size === 0) this.#transactions.delete(txId);
        reject(reasonOf(signal));
      };
      const tell = (transaction: CommittedTransaction): void => {
        signal?.removeEventListener('abort', abort);
        resolve(transaction);
      };
      if (signal?.aborted) return reject(reasonOf(signal));
      waiting.add(tell);
      signal?.addEventListener('abort', abort, { once: true });
    });
  }

  /** Resolves with the next block that a peer shows, or when the signal is given. */
  block(signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const tell = (): void => {
        signal?.removeEventListener('abort', tell);
        this.#blocks.delete(tell);
        resolve();
      };
      if (signal?.aborted) return resolve();
      this.#blocks.add(tell);
      signal?.addEventListener('abort', tell, { once: true });
    });
  }
}

function reasonOf(signal: AbortSignal | undefined): Error {
  return (signal?.reason as Error | undefined) ?? new Error('aborted');
}
