import type { peer } from '@hyperledger/fabric-protos';
import type { ChaincodeStub } from 'fabric-shim';
import { conversationOf, handlerClass, type Handler } from './inner';
import { nothingOffered, offerIn, type Offer } from './offer';
import { PeerStream } from './stream';

interface Talk {
  readonly stream: PeerStream;
  offer: Offer;
}

const talks = new WeakMap<Handler, Talk>();
let guarded = false;

/**
 * Puts a `PeerStream` between every stream that is opened from now on and the shim; what the peer offers is kept.
 */
export function guardStreams(): void {
  if (guarded) return;
  guarded = true;
  const { prototype } = handlerClass();
  const { chat } = prototype;
  prototype.chat = function (first) {
    const stream = new PeerStream(this._stream, (payload) => (talk.offer = offerIn(payload)));
    const talk: Talk = { stream, offer: nothingOffered };
    talks.set(this, talk);
    this._stream = stream;
    chat.call(this, first);
  };
}

/** What the peer that calls takes in one message. */
export function offerOf(stub: ChaincodeStub): Offer {
  return talks.get(conversationOf(stub).handler)?.offer ?? nothingOffered;
}

/** The very message that began a call: what the shim made of it tells less. */
export function messageOf(stub: ChaincodeStub): peer.ChaincodeMessage | undefined {
  const { handler, channel_id, txId } = conversationOf(stub);
  return talks.get(handler)?.stream.call(channel_id, txId);
}
