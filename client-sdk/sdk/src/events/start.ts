/** Where a stream of events begins, and whether a checkpoint is one of this very ledger. */
import { shownSource } from '@oneplusn/errors';
import { Patience } from '../calls/patience';
import type { Session } from '../calls/session';
import { ConfigurationError, sdkFail } from '../errors/sdk-error';
import { sdkErrors } from '../errors/table';
import type { Checkpoint, Position } from './checkpoint';
import { chainOf, heightOf } from './height';

/** A checkpoint, and how messages name it. */
export interface Store {
  readonly checkpoint: Checkpoint;
  readonly name: string;
}

export const storeName = (checkpoint: string | Checkpoint): string =>
  typeof checkpoint === 'string' ? shownSource(checkpoint) : '(checkpoint)';

/**
 * The position to begin with: the stored one, or `from`, or the next block to come; undefined where the peer does not
 * tell of its height.
 * @throws ConfigurationError SDK-140 where the checkpoint cannot be used, SDK-142, SDK-143 where it is not one of this
 * ledger
 */
export async function startOf(
  session: Session,
  from: bigint | number | undefined,
  store: Store | undefined,
): Promise<Position | undefined> {
  const stored = await store?.checkpoint.load();
  if (!store) return beginning(from === undefined ? await heightOf(session) : BigInt(from), undefined);
  // Both at once: what is written meanwhile must not be missed.
  const asked = stored || from !== undefined ? undefined : heightOf(session);
  const [chain, height] = await Promise.all([chainOf(session), asked]);
  if (stored) {
    await holdAgainst(session, stored, chain, store.name);
    return { ...stored, ...(chain === undefined ? {} : { chain }) };
  }
  const position = beginning(from === undefined ? height : BigInt(from), chain);
  if (position) await store.checkpoint.save(position);
  return position;
}

function beginning(blockNumber: bigint | undefined, chain: string | undefined): Position | undefined {
  return blockNumber === undefined ? undefined : { blockNumber, ...(chain === undefined ? {} : { chain }) };
}

/**
 * A stream from a block that never comes would be silent for ever. A peer of the same ledger may be behind, and catches
 * up; where nobody knows which ledger it is, it is given a little time.
 */
async function holdAgainst(session: Session, stored: Position, chain: string | undefined, path: string): Promise<void> {
  const { channel } = session.peers;
  if (chain !== undefined && stored.chain !== undefined) {
    if (chain === stored.chain) return;
    throw sdkFail(ConfigurationError, sdkErrors.checkpointOfAnother, { path, channel });
  }
  const patience = new Patience(session.deadlines.total);
  for (;;) {
    const height = await heightOf(session);
    if (height === undefined || stored.blockNumber <= height) return;
    if (await patience.again('lag')) continue;
    const args = { path, channel, block: String(stored.blockNumber), height: String(height) };
    throw sdkFail(ConfigurationError, sdkErrors.checkpointAhead, args);
  }
}
