import { peer } from '@hyperledger/fabric-protos';
import type { ChaincodeConnection, ChaincodeStream } from './connection';
import type { CallContext } from './context';
import { message, MessageType, typeName } from './messages';
import { requests } from './requests/table';

interface Running {
  readonly context: CallContext;
  settle(message: peer.ChaincodeMessage): void;
  fail(error: Error): void;
}

/** The peer's side of the stream to one running chaincode: registers it, hands it calls, answers its requests. */
export class ChaincodeSession {
  readonly #running = new Map<string, Running>();
  #stream: ChaincodeStream | undefined;
  #ready: { resolve(): void; reject(error: Error): void } | undefined;
  #state: 'created' | 'ready' | 'closed' = 'created';

  private constructor(private readonly id: string) {}

  /** Opens the connection and waits until the chaincode has registered. `closed` is called when the stream ends. */
  static async open(
    connection: ChaincodeConnection,
    startTimeoutMs: number,
    closed: () => void,
  ): Promise<ChaincodeSession> {
    const session = new ChaincodeSession(connection.id);
    const ready = new Promise<void>((resolve, reject) => (session.#ready = { resolve, reject }));
    ready.catch(() => undefined);
    const timeout = setTimeout(() => {
      session.#ready?.reject(new Error(`timeout expired while starting chaincode ${session.id} for transaction`));
      session.close();
    }, startTimeoutMs);
    try {
      session.#stream = await connection.open(
        (incoming) => session.#receive(incoming),
        () => {
          session.#end();
          closed();
        },
      );
      await ready;
    } finally {
      clearTimeout(timeout);
    }
    return session;
  }

  get open(): boolean {
    return this.#state === 'ready';
  }

  close(): void {
    this.#stream?.close();
    this.#end();
  }

  /** Runs a call; resolves with the message the chaincode completed it with. Rejects with Fabric's message. */
  execute(
    context: CallContext,
    input: peer.ChaincodeInput,
    signedProposal: peer.SignedProposal,
    timeoutMs: number,
  ): Promise<peer.ChaincodeMessage> {
    const { txId } = context.call;
    const name = context.channel + txId;
    if (this.#running.has(name))
      return Promise.reject(new Error(`error sending: txid: ${txId}(${context.channel}) exists`));
    const type = context.isInit ? MessageType.INIT : MessageType.TRANSACTION;
    const call = message(type, context.channel, txId, input.serializeBinary());
    call.setProposal(signedProposal);
    return new Promise((resolve, reject) => {
      const over = (): void => {
        clearTimeout(timeout);
        this.#running.delete(name);
      };
      const fail = (error: Error): void => {
        over();
        reject(error);
      };
      const timeout = setTimeout(
        () => fail(new Error('error sending: timeout expired while executing transaction')),
        timeoutMs,
      );
      const settle = (answer: peer.ChaincodeMessage): void => {
        over();
        resolve(answer);
      };
      this.#running.set(name, { context, settle, fail });
      this.#send(call);
    });
  }

  #send(outgoing: peer.ChaincodeMessage): void {
    if (this.#state !== 'closed') this.#stream?.send(outgoing);
  }

  #end(): void {
    if (this.#state === 'closed') return;
    this.#state = 'closed';
    this.#ready?.reject(new Error(`chaincode registration failed: connection to ${this.id} terminated`));
    for (const call of this.#running.values()) call.fail(new Error('error sending: chaincode stream terminated'));
  }

  #receive(incoming: peer.ChaincodeMessage): void {
    const type = incoming.getType();
    if (type === MessageType.KEEPALIVE) return;
    if (this.#state === 'created') return this.#register(type);
    const running = this.#running.get(incoming.getChannelId() + incoming.getTxid());
    if (type === MessageType.COMPLETED || type === MessageType.ERROR) running?.settle(incoming);
    else if (requests.has(type)) void this.#answer(incoming, running?.context);
    else this.close();
  }

  /** The first message of a chaincode registers it; anything else ends the stream, as a peer does. */
  #register(type: number): void {
    if (type !== MessageType.REGISTER) return this.close();
    // The stream is set once `open` resolves; a chaincode in this process may register before.
    queueMicrotask(() => {
      this.#send(message(MessageType.REGISTERED, '', ''));
      this.#state = 'ready';
      this.#send(message(MessageType.READY, '', '', batchSizes()));
      this.#ready?.resolve();
    });
  }

  async #answer(incoming: peer.ChaincodeMessage, context: CallContext | undefined): Promise<void> {
    const type = incoming.getType();
    const channel = incoming.getChannelId();
    const txId = incoming.getTxid();
    try {
      const request = requests.get(type);
      if (context === undefined || request === undefined) {
        throw new Error(
          type === MessageType.INVOKE_CHAINCODE ? 'could not get valid transaction' : 'no ledger context',
        );
      }
      const answer = request(context, incoming.getPayload_asU8());
      const payload = answer instanceof Promise ? await answer : answer;
      this.#send(message(MessageType.RESPONSE, channel, txId, payload));
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      const text = `${typeName(type)} failed: transaction ID: ${txId}: ${why}`;
      this.#send(message(MessageType.ERROR, channel, txId, Buffer.from(text)));
    }
  }
}

/** Tells a chaincode how many writes and reads it may send in one message; the values of a Fabric peer. */
function batchSizes(): Uint8Array {
  const sizes = new peer.ChaincodeAdditionalParams();
  sizes.setUseWriteBatch(true);
  sizes.setMaxSizeWriteBatch(1000);
  sizes.setUseGetMultipleKeys(true);
  sizes.setMaxSizeGetMultipleKeys(1000);
  return sizes.serializeBinary();
}
