/** What a file proves, in a form that can be compared: nothing of it depends on how the file is written. */

/** A transaction, as its block has it. */
export interface ProvenTransaction {
  readonly id: string;
  readonly block: number;
  readonly position: number;
  readonly blockHash: string;
  /** When its sender says that it was made; endorsers hold it against their clocks. */
  readonly time: string | undefined;
  readonly caller: { readonly authority: string; readonly name: string } | undefined;
  readonly function: string;
  readonly event: string;
  /** The authorities whose peers have endorsed it. */
  readonly endorsers: readonly string[];
  /** The authorities under whose checkpoints it is valid; from two on it is settled. */
  readonly checkpoints: readonly string[];
}

/** A fact that a transaction wrote: at that moment, whatever came later. */
export interface ProvenFact {
  readonly kind: string;
  readonly id: string;
  readonly transaction: string;
  /** SHA-256 of what its owner has sealed. */
  readonly seal: string;
  readonly sealers: readonly string[];
  /** What stands on the ledger, where it is public. */
  readonly text: string | undefined;
}

/** What is disclosed of a record that a transaction committed to. */
export interface ProvenRecord {
  readonly dataset: string;
  readonly key: string;
  readonly version: number;
  readonly fields: readonly {
    readonly field: string;
    readonly as: string;
    readonly value: string | number | boolean | null;
  }[];
  readonly transaction: string;
}

/** That all of it was there at a moment, by the word of a time stamping authority that is pinned. */
export interface ProvenTime {
  readonly time: string;
  readonly authority: string;
}

/** All that a file claims. */
export interface Claims {
  readonly channel: string;
  /** Hash of block 0. */
  readonly ledger: string;
  readonly chaincode: string;
  readonly transactions: readonly ProvenTransaction[];
  readonly facts: readonly ProvenFact[];
  readonly records: readonly ProvenRecord[];
  readonly times: readonly ProvenTime[];
}
