import { headerHash, headerOf } from './header';
import type { CommittedBlock, CommittedTransaction } from './types';

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
    this.#byHash.set(headerHash(headerOf(block.block)).toString('hex'), block);
    for (const transaction of block.transactions) {
      // The first transaction of an id is the one asked for; a repeated one is never valid.
      if (transaction.txId !== '' && !this.#byTransaction.has(transaction.txId)) {
        this.#byTransaction.set(transaction.txId, transaction);
      }
    }
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
}
