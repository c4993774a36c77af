import { type CommittedTransaction, headerHash, headerOf } from '@oneplusn/channel';
import type { CommittedBlock } from './committed';

/** The blocks of a store as they were: the first `length` of a list that only grows. */
export interface BlockSnapshot {
  readonly blocks: readonly CommittedBlock[];
  readonly length: number;
}

/** Committed blocks, by number, hash and transaction. */
export class BlockStore {
  #blocks: CommittedBlock[] = [];
  readonly #byHash = new Map<string, CommittedBlock>();
  readonly #byTransaction = new Map<string, CommittedTransaction>();

  get height(): number {
    return this.#blocks.length;
  }

  append(block: CommittedBlock): void {
    this.#blocks.push(block);
    this.#index(block);
  }

  byNumber(number: bigint): CommittedBlock | undefined {
    return this.#blocks[Number(number)];
  }

  byHash(hash: Uint8Array): CommittedBlock | undefined {
    return this.#byHash.get(Buffer.from(hash).toString('hex'));
  }

  transaction(txId: string): CommittedTransaction | undefined {
    return this.#byTransaction.get(txId);
  }

  snapshot(): BlockSnapshot {
    return { blocks: this.#blocks, length: this.#blocks.length };
  }

  restore({ blocks, length }: BlockSnapshot): void {
    const former = this.#blocks;
    // A list of its own: the snapshot's goes on being what other snapshots saw.
    this.#blocks = blocks.slice(0, length);
    let shared = Math.min(former.length, length);
    // Blocks are linked: where two lists hold the same one, they are the same up to there.
    while (shared > 0 && former[shared - 1] !== this.#blocks[shared - 1]) shared--;
    for (const block of former.slice(shared)) this.#forget(block);
    for (const block of this.#blocks.slice(shared)) this.#index(block);
  }

  #index(block: CommittedBlock): void {
    this.#byHash.set(hashOf(block), block);
    for (const transaction of block.transactions) {
      // The first transaction of an id is the one asked for; a repeated one is never valid.
      if (transaction.txId !== '' && !this.#byTransaction.has(transaction.txId)) {
        this.#byTransaction.set(transaction.txId, transaction);
      }
    }
  }

  #forget(block: CommittedBlock): void {
    this.#byHash.delete(hashOf(block));
    for (const transaction of block.transactions) {
      if (this.#byTransaction.get(transaction.txId) === transaction) this.#byTransaction.delete(transaction.txId);
    }
  }
}

function hashOf(block: CommittedBlock): string {
  return headerHash(headerOf(block.block)).toString('hex');
}
