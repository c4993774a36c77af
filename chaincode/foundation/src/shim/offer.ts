import { peer } from '@hyperledger/fabric-protos';
import type { ChaincodeStub } from 'fabric-shim';
import { conversationOf, handlerClass, type Handler } from './inner';

/** How many entries a peer takes in one message; 0: it takes them one by one. */
export interface Offer {
  readonly reads: number;
  readonly writes: number;
}

const nothing: Offer = { reads: 0, writes: 0 };
const offers = new WeakMap<Handler, Offer>();
let listening = false;

/**
 * Learns what peers offer: those of Fabric 3.1 say it when a chaincode has registered (`ChaincodeAdditionalParams`), and fabric-shim 2.5.8
 * does not listen. Peers of 2.5 say nothing, and would end the stream at a message that they do not know.
 */
export function listenForOffers(): void {
  if (listening) return;
  listening = true;
  const { prototype } = handlerClass();
  const { chat } = prototype;
  prototype.chat = function (first) {
    this._stream.on('data', (message: peer.ChaincodeMessage) => {
      if (message.getType() !== peer.ChaincodeMessage.Type.READY) return;
      offers.set(this, offerIn(message.getPayload_asU8()));
    });
    chat.call(this, first);
  };
}

export function offerOf(stub: ChaincodeStub): Offer {
  return offers.get(conversationOf(stub).handler) ?? nothing;
}

function offerIn(payload: Uint8Array): Offer {
  const said = peer.ChaincodeAdditionalParams.deserializeBinary(payload);
  return {
    reads: said.getUseGetMultipleKeys() ? said.getMaxSizeGetMultipleKeys() : 0,
    writes: said.getUseWriteBatch() ? said.getMaxSizeWriteBatch() : 0,
  };
}
