import type { peer } from '@hyperledger/fabric-protos';
import type { ProposalCall } from '../simulate/simulation';

/** Another channel that a peer has joined, as chaincode of this one calls into it. */
export interface Neighbour {
  /** Throws Fabric's refusal unless the caller may call chaincode there. */
  admit(creator: Uint8Array): void;
  /** Runs a chaincode of that channel on the peer's state of it. What it writes is lost. */
  call(call: ProposalCall, chaincode: string, input: peer.ChaincodeInput): Promise<peer.ChaincodeMessage>;
}
