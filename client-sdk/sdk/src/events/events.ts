import { setTimeout as sleep } from 'node:timers/promises';
import { status as grpc } from '@grpc/grpc-js';
import { GatewayError, type ChaincodeEvent, type CloseableAsyncIterable } from '@hyperledger/fabric-gateway';
import * as v from 'valibot';
import { bounds, pauseOf } from '../calls/patience';
import type { Session } from '../calls/session';
import { readFailure } from '../errors/failure';
import { ConnectionError, sdkFail, type SdkError } from '../errors/sdk-error';
import { sdkErrors } from '../errors/table';
import type { Peer } from '../transport/peers';
import { fileCheckpoint, type Checkpoint, type Position } from './checkpoint';
import { startOf, storeName } from './start';

/** One event of a committed transaction. */
export interface LedgerEvent {
  /** The transaction's name: `access.approve`. */
  readonly name: string;
  /** The actor who called it; absent where the event does not say so in the foundation's form. */
  readonly by?: string;
  /** The facts that it wrote. */
  readonly facts: readonly { readonly kind: string; readonly id: string }[];
  readonly txId: string;
  readonly blockNumber: bigint;
}

/** Where a stream of events begins, and how far it has come. */
export interface EventsOptions {
  /** The block to begin with; without it, and without a checkpoint, the next one to be committed. */
  readonly from?: bigint | number;
  /**
   * A file, or a store of your own, that holds how far you have come. An event counts as done when the next one is
   * asked for: so after a crash an event may come twice, but none is left out.
   */
  readonly checkpoint?: string | Checkpoint;
  /** Ends the stream. */
  readonly signal?: AbortSignal;
}

/**
 * The stream behind `ledger.events()`. Where the ledger stands is asked at this call, not at the first `next()`; name a
 * block with `from` where not even a write that overtakes the question may be missed.
 */
export function eventsOf(session: Session, options: EventsOptions = {}): AsyncGenerator<LedgerEvent, void, undefined> {
  const { checkpoint, from } = options;
  const store = typeof checkpoint === 'string' ? fileCheckpoint(checkpoint) : checkpoint;
  const named = checkpoint !== undefined && store ? { checkpoint: store, name: storeName(checkpoint) } : undefined;
  const start = startOf(session, from, named);
  start.catch(() => undefined);
  return stream(session, start, store, options.signal);
}

async function* stream(
  session: Session,
  start: Promise<Position | undefined>,
  store: Checkpoint | undefined,
  signal: AbortSignal | undefined,
): AsyncGenerator<LedgerEvent, void, undefined> {
  const { peers } = session;
  const end = signal ? AbortSignal.any([signal, peers.ended]) : peers.ended;
  let position = await start;
  const chain = position?.chain;
  for (let failures = 0; !end.aborted; failures += 1) {
    const peer = peers.current();
    let source: CloseableAsyncIterable<ChaincodeEvent> | undefined;
    const stop = (): void => source?.close();
    end.addEventListener('abort', stop, { once: true });
    try {
      const options = position ? { checkpoint: checkpointAt(position) } : {};
      source = await peer.network.getChaincodeEvents(peers.chaincode, options);
      // The end may have come while the stream was being opened.
      if (end.aborted) return;
      for await (const event of source) {
        failures = 0;
        yield read(event);
        const { blockNumber, transactionId } = event;
        position = { blockNumber, transactionId, ...(chain === undefined ? {} : { chain }) };
        await store?.save(position);
      }
    } catch (error) {
      const refusal = refusalIn(error, session, peer);
      if (refusal !== undefined) throw refusal;
      if (!end.aborted) peers.leave(peer);
    } finally {
      end.removeEventListener('abort', stop);
      source?.close();
    }
    await sleep(pauseOf(bounds.commit, failures), undefined, { signal: end }).catch(() => undefined);
  }
}

/** The error where the gateway will never serve this stream; undefined where it may on the next try. */
function refusalIn(error: unknown, { peers: { msp, channel } }: Session, { address }: Peer): SdkError | undefined {
  const failure = readFailure(error);
  if (failure.kind === 'channel')
    return sdkFail(ConnectionError, sdkErrors.channelMissing, { msp, address, channel }, error);
  const final = [
    grpc.INVALID_ARGUMENT,
    grpc.NOT_FOUND,
    grpc.PERMISSION_DENIED,
    grpc.UNAUTHENTICATED,
    grpc.UNIMPLEMENTED,
  ];
  if (!(error instanceof GatewayError) || !final.some((code) => code === (error.code as grpc))) return undefined;
  const problem = 'problem' in failure ? failure.problem : failure.kind;
  return sdkFail(ConnectionError, sdkErrors.eventsRefused, { problem }, error);
}

function checkpointAt({ blockNumber, transactionId }: Position) {
  return { getBlockNumber: () => blockNumber, getTransactionId: () => transactionId };
}

/** What every transaction of the foundation says of itself. */
const Content = v.object({ by: v.string(), facts: v.array(v.object({ kind: v.string(), id: v.string() })) });

/** An event in another form is handed over too: it must not stop those behind it. */
function read({ eventName: name, payload, transactionId: txId, blockNumber }: ChaincodeEvent): LedgerEvent {
  let content: unknown;
  try {
    content = JSON.parse(Buffer.from(payload).toString('utf8'));
  } catch {
    content = undefined;
  }
  const result = v.safeParse(Content, content);
  return { name, ...(result.success ? result.output : { facts: [] }), txId, blockNumber };
}
