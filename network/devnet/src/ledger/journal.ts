import type { common, ledger } from '@hyperledger/fabric-protos';

/** One thing that happened to a channel, in the order in which they happened. */
export type JournalEntry =
  | { readonly block: common.Block }
  /** Private writes of a transaction that is endorsed but not committed yet. */
  | { readonly txId: string; readonly data: ledger.rwset.TxPvtReadWriteSet };

/** Where a channel writes down what happens to it, and finds what happened before. */
export interface Journal {
  /** All of it, from the first block on; read once, before anything is appended. */
  entries(): Iterable<JournalEntry>;
  /** A block is safe when this returns. */
  append(entry: JournalEntry): void;
  /** The error for what was found to be wrong in it. */
  damaged(reason: string, cause?: unknown): Error;
}
