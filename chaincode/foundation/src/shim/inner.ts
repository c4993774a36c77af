import { createRequire } from 'node:module';
import type { peer } from '@hyperledger/fabric-protos';
import type { ChaincodeStub } from 'fabric-shim';

/** A stream to one peer, as far as the shim uses it. */
export interface Stream {
  on(event: string, listener: (given: unknown) => void): unknown;
  write(message: peer.ChaincodeMessage): void;
  end(): void;
}

/** The shim's side of the stream to one peer, as far as it is used here (fabric-shim 2.5.8, lib/handler.js). */
export interface Handler {
  _stream: Stream;
  chat: (this: Handler, first: unknown) => void;
  /** Sends a message of one call and waits for its answer; calls send one after the other. */
  _askPeerAndListen(message: peer.ChaincodeMessage, method: string): Promise<Uint8Array>;
}

/** What a stub keeps of the call that it was made for. */
export interface Conversation {
  readonly handler: Handler;
  readonly channel_id: string;
  readonly txId: string;
}

export const conversationOf = (stub: ChaincodeStub): Conversation => stub as unknown as Conversation;

const load = createRequire(__filename);

/** One of the shim's own files. */
export function shimFile(path: string): unknown {
  return load(`fabric-shim/${path}`);
}

/** The class of all handlers. */
export function handlerClass(): { readonly prototype: Handler } {
  return (shimFile('lib/handler.js') as { ChaincodeMessageHandler: { prototype: Handler } }).ChaincodeMessageHandler;
}

type MessageClass = new () => peer.ChaincodeMessage;
let messageClass: MessageClass | undefined;

/**
 * An empty message of the very class that the shim's stream takes: its copy of the protocol may be an older one than
 * ours.
 */
export function emptyMessage(): peer.ChaincodeMessage {
  messageClass ??= shimsOwnClass();
  return new messageClass();
}

function shimsOwnClass(): MessageClass {
  return (ownModule('@hyperledger/fabric-protos') as { peer: { ChaincodeMessage: MessageClass } }).peer
    .ChaincodeMessage;
}

/** A module as the shim itself loads it: there may be another copy. */
export function ownModule(name: string): unknown {
  return createRequire(load.resolve('fabric-shim'))(name);
}
