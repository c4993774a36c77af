import { randomBytes } from 'node:crypto';
import { audit, errors, isOpened, limits, type InputOf, type OutputOf, type Transactions } from '@oneplusn/api';
import type { CallOptions, Methods } from '../calls/methods';
import { ProofError, sdkFail } from '../errors/sdk-error';
import type { DatasetDefinition } from './define';

type Readers = Transactions['audit']['readers'];

/** One opening that named somebody who was asked about, with the proof that it did. */
export type Reading = OutputOf<Readers>['items'][number];

/** Which readings are wanted. */
export interface ReadersWanted extends Pick<InputOf<Readers>, 'since' | 'until' | 'audience'> {
  readonly signal?: AbortSignal | undefined;
  /** Told the ids of openings of which nobody can tell whom they named; without it the first ends the search. */
  readonly onUnsound?: ((openings: readonly string[]) => void) | undefined;
}

/** All openings that named one of some people, newest first; each proof is checked before it is handed over. */
export async function* readersOf(
  ledger: Methods,
  dataset: string,
  keys: readonly string[],
  { onUnsound = refuse, signal, ...when }: ReadersWanted,
): AsyncGenerator<Reading, void, undefined> {
  for (let start = 0; start < keys.length; start += limits.asked) {
    const options = { signal, transient: { keys: keys.slice(start, start + limits.asked) } };
    yield* proved(ledger.audit.readers.pages({ dataset, ...when }, options), onUnsound);
  }
}

/** What a person wants to be told. */
export interface TellingWanted extends Omit<ReadersWanted, 'audience'> {
  /** Told how the own opening that stands for the question was committed. */
  readonly onCommit?: CallOptions['onCommit'];
}

/**
 * Who opened one person's record, for that person: leaves the trace of the question first, as an own opening. What is
 * withheld is left out until it may be told.
 */
export async function* toldTo(
  ledger: Methods,
  { id: dataset, key: [item = ''] }: Pick<DatasetDefinition, 'id' | 'key'>,
  key: string,
  { onUnsound = refuse, signal, onCommit, ...when }: TellingWanted,
): AsyncGenerator<Reading, void, undefined> {
  const transient = { keys: [key], salt: randomBytes(32).toString('hex') };
  const asked = { dataset, fields: { [item]: 'whole' }, purpose: audit.tellingPurpose, records: 1 };
  const { id: opening } = await ledger.access.openOwn(asked, { signal, onCommit, transient });
  yield* proved(ledger.audit.disclose.pages({ opening, ...when }, { signal, transient }), onUnsound);
}

async function* proved(
  pages: AsyncIterable<OutputOf<Readers>>,
  onUnsound: (openings: readonly string[]) => void,
): AsyncGenerator<Reading, void, undefined> {
  for await (const { items, unsound } of pages) {
    if (unsound.length > 0) onUnsound(unsound);
    for (const reading of items) {
      const { opening, named } = reading;
      if (named.every((proof) => isOpened(proof, opening))) yield reading;
      else onUnsound([opening.id]);
    }
  }
}

function refuse([id = '']: readonly string[]): never {
  throw sdkFail(ProofError, errors.ledger.sealBroken, { kind: 'opening', id });
}
