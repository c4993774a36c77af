import type { Session } from '../calls/session';
import { ProofError, sdkFail } from '../errors/sdk-error';
import { sdkErrors } from '../errors/table';
import { blocksOf } from './blocks';
import { fileCheckpoint, type Checkpoint, type Position } from './checkpoint';
import { startOf, storeName } from './start';
import { knownOf, toldIn } from './told';

/** One event of a committed transaction. */
export interface LedgerEvent {
  /** The transaction's name: `access.approve`. */
  readonly name: string;
  /** The actor who called it. */
  readonly by: string;
  /** The facts that it wrote, sealed by all who must vouch for them. */
  readonly facts: readonly { readonly kind: string; readonly id: string }[];
  readonly txId: string;
  readonly blockNumber: bigint;
}

/**
 * An event that its own transaction does not bear out. Anybody can have their own peer sign any event, in any name: so
 * what it claims is not told.
 */
export interface UnverifiedEvent {
  readonly txId: string;
  readonly blockNumber: bigint;
  /** SDK-144, with what does not fit. */
  readonly why: ProofError;
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
  /** Told of each event that is not told as true, where it would have stood. */
  readonly onUnverified?: ((event: UnverifiedEvent) => void) | undefined;
  /** Ends the stream. */
  readonly signal?: AbortSignal;
}

/**
 * The stream behind `ledger.events()`. It tells what the blocks of the caller's own peer bear out. Where the ledger
 * stands is asked at this call, not at the first `next()`; name a block with `from` where not even a write that
 * overtakes the question may be missed.
 */
export function eventsOf(session: Session, options: EventsOptions = {}): AsyncGenerator<LedgerEvent, void, undefined> {
  const { checkpoint, from } = options;
  const store = typeof checkpoint === 'string' ? fileCheckpoint(checkpoint) : checkpoint;
  const named = checkpoint !== undefined && store ? { checkpoint: store, name: storeName(checkpoint) } : undefined;
  const start = startOf(session, from, named);
  start.catch(() => undefined);
  return stream(session, start, store, options);
}

async function* stream(
  session: Session,
  start: Promise<Position | undefined>,
  store: Checkpoint | undefined,
  { signal, onUnverified }: EventsOptions,
): AsyncGenerator<LedgerEvent, void, undefined> {
  const { peers } = session;
  const known = knownOf(session);
  const end = signal ? AbortSignal.any([signal, peers.ended]) : peers.ended;
  const position = await start;
  const chain = position?.chain === undefined ? {} : { chain: position.chain };
  for await (const block of blocksOf(session, position?.blockNumber, end)) {
    const blockNumber = BigInt(block.getHeader()?.getNumber() ?? 0);
    const done = blockNumber === position?.blockNumber ? position.transactionId : undefined;
    for (const { txId, ...told } of toldIn(block, known, done)) {
      if ('problem' in told) {
        const args = { txId, block: String(blockNumber), problem: told.problem };
        onUnverified?.({ txId, blockNumber, why: sdkFail(ProofError, sdkErrors.eventUnverified, args) });
        continue;
      }
      yield { name: told.name, ...told.content, txId, blockNumber };
      await store?.save({ blockNumber, transactionId: txId, ...chain });
      if (end.aborted) return;
    }
  }
}
