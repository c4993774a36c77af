import { Client, credentials, type ClientDuplexStream } from '@grpc/grpc-js';
import { peer } from '@hyperledger/fabric-protos';

const { Type } = peer.ChaincodeMessage;
type Type = ReturnType<peer.ChaincodeMessage['getType']>;

/** A program that plays the peer: it speaks the chaincode protocol, and knows of no state at all. */
export class PlayedPeer {
  /** Kinds of what the chaincode has asked for, in their order. */
  readonly asked: Type[] = [];
  /** Everything that it has sent. */
  readonly heard: peer.ChaincodeMessage[] = [];
  over = false;
  readonly #client: Client;
  readonly #stream: ClientDuplexStream<Uint8Array, Buffer>;
  readonly #waiting = new Set<(message?: peer.ChaincodeMessage) => void>();

  private constructor(address: string) {
    this.#client = new Client(address, credentials.createInsecure(), { 'grpc.use_local_subchannel_pool': 1 });
    const { path } = peer.ChaincodeService.connect;
    const same = (bytes: Uint8Array) => Buffer.from(bytes);
    this.#stream = this.#client.makeBidiStreamRequest(path, same, (bytes) => bytes);
    this.#stream.on('data', (bytes: Buffer) => this.#hear(peer.ChaincodeMessage.deserializeBinary(bytes)));
    const end = () => {
      this.over = true;
      this.#waiting.forEach((settle) => settle());
    };
    for (const event of ['end', 'error', 'close']) this.#stream.on(event, end);
  }

  /** Opens a stream and says nothing on it. */
  static silent(address: string): PlayedPeer {
    return new PlayedPeer(address);
  }

  /** Opens a stream and has the chaincode ready for calls. */
  static async ready(address: string): Promise<PlayedPeer> {
    const one = new PlayedPeer(address);
    await one.until(({ type }) => type === Type.REGISTER);
    one.say({ type: Type.REGISTERED });
    one.say({ type: Type.READY });
    return one;
  }

  /** Begins a call; its end, as the chaincode tells it. Undefined where the stream ends before. */
  async call(message: peer.ChaincodeMessage): Promise<peer.ChaincodeMessage | undefined> {
    const ended = this.until(
      ({ type, txId }) => txId === message.getTxid() && (type === Type.COMPLETED || type === Type.ERROR),
    );
    this.send(message.serializeBinary());
    return ended;
  }

  say({ type, txId = '', payload }: { type: Type; txId?: string; payload?: Uint8Array }): void {
    this.send(messageOf(type, 'oneplusn', txId, payload).serializeBinary());
  }

  send(bytes: Uint8Array): void {
    if (!this.over) this.#stream.write(bytes);
  }

  /** The next message of which something is true. */
  until(wanted: (message: { type: Type; txId: string }) => boolean): Promise<peer.ChaincodeMessage | undefined> {
    if (this.over) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      const settle = (message?: peer.ChaincodeMessage) => {
        if (message && !wanted({ type: message.getType(), txId: message.getTxid() })) return;
        this.#waiting.delete(settle);
        resolve(message);
      };
      this.#waiting.add(settle);
    });
  }

  /** Leaves without a word. */
  cut(): void {
    this.#stream.on('error', () => undefined);
    this.#stream.cancel();
    this.#client.close();
  }

  #hear(message: peer.ChaincodeMessage): void {
    this.heard.push(message);
    const type = message.getType();
    const ends: Type[] = [Type.REGISTER, Type.COMPLETED, Type.ERROR, Type.KEEPALIVE];
    if (!ends.includes(type)) {
      this.asked.push(type);
      this.send(messageOf(Type.RESPONSE, message.getChannelId(), message.getTxid()).serializeBinary());
    }
    for (const settle of [...this.#waiting]) settle(message);
  }
}

export function messageOf(type: Type, channel: string, txId: string, payload?: Uint8Array): peer.ChaincodeMessage {
  const message = new peer.ChaincodeMessage();
  message.setType(type);
  message.setChannelId(channel);
  message.setTxid(txId);
  if (payload) message.setPayload(payload);
  return message;
}

/** What a call came to: the text of its error, or its answer. */
export function saidIn(message: peer.ChaincodeMessage | undefined): string {
  if (!message) return 'the stream ended';
  const payload = message.getPayload_asU8();
  if (message.getType() === Type.ERROR) return Buffer.from(payload).toString();
  const response = peer.Response.deserializeBinary(payload);
  return response.getMessage() || Buffer.from(response.getPayload_asU8()).toString();
}
