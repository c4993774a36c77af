import { peer } from '@hyperledger/fabric-protos';

/** How many entries a peer takes in one message; 0: it takes them one by one. */
export interface Offer {
  readonly reads: number;
  readonly writes: number;
}

export const nothingOffered: Offer = { reads: 0, writes: 0 };

/**
 * What a peer offers: those of Fabric 3.1 say it when a chaincode has registered (`ChaincodeAdditionalParams`), and
 * fabric-shim 2.5.8 does not listen. Peers of 2.5 say nothing, and would end the stream at a message that they do not
 * know. What cannot be read offers nothing.
 */
export function offerIn(payload: Uint8Array): Offer {
  try {
    const said = peer.ChaincodeAdditionalParams.deserializeBinary(payload);
    return {
      reads: said.getUseGetMultipleKeys() ? said.getMaxSizeGetMultipleKeys() : 0,
      writes: said.getUseWriteBatch() ? said.getMaxSizeWriteBatch() : 0,
    };
  } catch {
    return nothingOffered;
  }
}
