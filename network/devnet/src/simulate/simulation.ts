import type { ledger, peer } from '@hyperledger/fabric-protos';

/** One call of a chaincode on one peer, checked already (signature, transaction id, access). */
export interface ProposalCall {
  readonly txId: string;
  readonly chaincode: string;
  readonly signedProposal: peer.SignedProposal;
  readonly proposal: peer.Proposal;
  /** Serialized identity of the caller. */
  readonly creator: Uint8Array;
  readonly input: peer.ChaincodeInput;
  readonly transient: ReadonlyMap<string, Uint8Array>;
  /** Time of the channel header, set by the client. */
  readonly timestamp: { readonly seconds: number; readonly nanos: number };
}

/** What a simulated call did: the parts of a proposal response. */
export interface Simulation {
  /** As the chaincode answered it; a status of 400 or more must not be endorsed. */
  readonly response: peer.Response;
  /** Serialized `ledger.rwset.TxReadWriteSet`, public part with hashes of the private. */
  readonly results: Uint8Array;
  /** Plain private writes, to be staged with {@link Ledger.stagePrivate}. */
  readonly privateData?: ledger.rwset.TxPvtReadWriteSet | undefined;
  readonly event?: peer.ChaincodeEvent | undefined;
  /** Name and version of the called chaincode. */
  readonly chaincodeId: peer.ChaincodeID;
  /** Chaincodes, collections and key policies touched: what endorsers are chosen from. */
  readonly interest: peer.ChaincodeInterest;
  /** Height of the peer's ledger when the call was simulated. */
  readonly height: bigint;
}

/** A proposal could not be simulated; the message is Fabric's, ready for a response of status 500. */
export class SimulationError extends Error {
  override readonly name = 'SimulationError';
}
