import { ledger as protos, peer } from '@hyperledger/fabric-protos';
import type { ChannelTrust } from '@oneplusn/channel';
import type { Ledger } from '../ledger/ledger';
import type { Simulation } from '../simulate/simulation';

/** A channel as system chaincodes know it. */
export interface SystemChannel {
  readonly ledger: Ledger;
  readonly trust: ChannelTrust;
}

/** A client's call of a chaincode that the peer itself answers. */
export interface SystemCall extends SystemChannel {
  /** All channels that the peer has joined, by name. */
  readonly channels: ReadonlyMap<string, SystemChannel>;
  /** Whose peer is asked. */
  readonly msp: string;
  readonly input: peer.ChaincodeInput;
  /** Serialized identity of the caller, admitted to the channel already. */
  readonly creator: Uint8Array;
}

/** A chaincode that every peer has by itself and that only tells what the peer knows: it reads and writes no state. */
export type SystemChaincode = (call: SystemCall) => Simulation;

/** What a system chaincode answers: bytes, or the message of the error that was thrown, with status 500. */
export function answered(name: string, { ledger, msp }: SystemCall, payload: () => Uint8Array): Simulation {
  const response = new peer.Response();
  try {
    response.setPayload(payload());
    response.setStatus(200);
  } catch (error) {
    response.setMessage((error as Error).message);
    response.setStatus(500);
  }
  const id = new peer.ChaincodeID();
  id.setName(name);
  return {
    response,
    results: new protos.rwset.TxReadWriteSet().serializeBinary(),
    chaincodeId: id,
    interest: new peer.ChaincodeInterest(),
    height: ledger.height(msp),
  };
}
