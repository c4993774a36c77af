import type { common } from '@hyperledger/fabric-protos';
import type { CommittedTransaction } from '@oneplusn/channel';

/** What a transaction wrote to one collection, in plain, as the members' peers keep it beside its block. */
export interface PrivateWrites {
  /** Place of the transaction in its block. It may be invalid. */
  readonly index: number;
  readonly chaincode: string;
  readonly collection: string;
  /** Serialized `kvrwset.KVRWSet`. */
  readonly rwset: Uint8Array;
  /** MSP ids of the authorities whose peers have it. */
  readonly holders: readonly string[];
  /** Whom these peers give it to; undefined: every reader of the channel. */
  readonly readers: common.SignaturePolicyEnvelope | undefined;
  /** Block with which it is gone; undefined: it stays. */
  readonly expires: number | undefined;
}

/** A block with what validation said about it. */
export interface CommittedBlock {
  readonly number: bigint;
  readonly block: common.Block;
  readonly transactions: readonly CommittedTransaction[];
  /** As they were when it was committed. What is left of them: {@link Ledger.privateWrites}. */
  readonly privateWrites: readonly PrivateWrites[];
}
