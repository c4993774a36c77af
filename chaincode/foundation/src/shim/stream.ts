import { peer } from '@hyperledger/fabric-protos';
import { LedgerError, errors, fail, problems } from '@oneplusn/api';
import { problemWith, type Problem } from '@oneplusn/errors';
import { emptyMessage, type Stream } from './inner';

const { Type } = peer.ChaincodeMessage;

/** Where the talk with a peer stands. */
type State = 'created' | 'established' | 'ready';

/** What a peer offers in its READY: its parameters, as they come. */
type Ready = (payload: Uint8Array) => void;

/**
 * The stream to a peer as the shim's handler is given it: only messages that it handles at this moment come through. By
 * itself fabric-shim 2.5.8 ends the process at a kind that it does not expect, KEEPALIVE among them, and is not made
 * for forms that no peer sends.
 */
export class PeerStream implements Stream {
  #state: State = 'created';
  #over = false;
  #said = false;
  /** The messages that began the calls under way. */
  readonly #calls = new Map<string, peer.ChaincodeMessage>();

  constructor(
    private readonly inner: Stream,
    private readonly ready: Ready,
  ) {
    for (const event of ['end', 'error', 'cancelled', 'close']) inner.on(event, () => this.#close());
  }

  on(event: string, listener: (given: unknown) => void): unknown {
    if (event !== 'data') return this.inner.on(event, listener);
    return this.inner.on('data', (message) => this.#receive(message as peer.ChaincodeMessage, listener));
  }

  /** A peer that has gone is told nothing more. */
  write(message: peer.ChaincodeMessage): void {
    if (this.#over) return;
    const type = message.getType();
    if (type === Type.COMPLETED || type === Type.ERROR) this.#calls.delete(nameOf(message));
    this.inner.write(message);
  }

  end(): void {
    this.#close();
    this.inner.end();
  }

  /** The message that began a call. */
  call(channel: string, txId: string): peer.ChaincodeMessage | undefined {
    return this.#calls.get(channel + txId);
  }

  #close(): void {
    this.#over = true;
    this.#calls.clear();
  }

  #receive(message: peer.ChaincodeMessage, pass: (message: peer.ChaincodeMessage) => void): void {
    try {
      if (message.getType() === Type.KEEPALIVE) this.#keepAlive();
      else if (this.#takes(message)) pass(message);
      else this.#drop();
    } catch (error) {
      if (error instanceof LedgerError) this.#refuse(message, error);
      else this.#drop();
    }
  }

  #takes(message: peer.ChaincodeMessage): boolean {
    const type = message.getType();
    switch (this.#state) {
      case 'created':
        return this.#moves(type === Type.REGISTERED, 'established');
      case 'established':
        if (type === Type.READY) this.ready(message.getPayload_asU8());
        return this.#moves(type === Type.READY, 'ready');
      case 'ready':
        if (!/^[0-9a-f]{64}$/.test(message.getTxid())) return false;
        if (type === Type.INIT || type === Type.TRANSACTION) return this.#begins(message);
        return type === Type.RESPONSE || type === Type.ERROR;
    }
  }

  #moves(fits: boolean, state: State): boolean {
    if (fits) this.#state = state;
    return fits;
  }

  /** @throws LedgerError LEDGER-101, LEDGER-116 */
  #begins(message: peer.ChaincodeMessage): boolean {
    const name = nameOf(message);
    if (this.#calls.has(name)) throw misfit(problemWith(problems.message.underWay));
    if (!isInput(message.getPayload_asU8())) throw misfit(problemWith(problems.message.notInput));
    if (!message.getProposal())
      throw fail(errors.ledger.unsigned, { problem: problemWith(problems.message.noProposal) });
    this.#calls.set(name, message);
    return true;
  }

  /**
   * A peer that asks whether the stream still lives is told so, in whatever state, as Fabric's own shim for Go does.
   */
  #keepAlive(): void {
    const message = emptyMessage();
    message.setType(Type.KEEPALIVE);
    this.write(message);
  }

  /** The call fails, the rest goes on. A call under way under the same name keeps its entry. */
  #refuse(given: peer.ChaincodeMessage, error: LedgerError): void {
    if (this.#over) return;
    const message = emptyMessage();
    message.setType(Type.ERROR);
    message.setTxid(given.getTxid());
    message.setChannelId(given.getChannelId());
    message.setPayload(Buffer.from(error.serialize()));
    this.inner.write(message);
  }

  /** Said once a stream: whoever sends such things may send many. */
  #drop(): void {
    if (this.#said) return;
    this.#said = true;
    console.error('A peer sent what the chaincode protocol has no place for; such messages are dropped.');
  }
}

const nameOf = (message: peer.ChaincodeMessage): string => message.getChannelId() + message.getTxid();

const misfit = (problem: Problem): LedgerError => fail(errors.ledger.malformed, { path: 'ChaincodeMessage', problem });

function isInput(payload: Uint8Array): boolean {
  try {
    peer.ChaincodeInput.deserializeBinary(payload);
    return true;
  } catch {
    return false;
  }
}
