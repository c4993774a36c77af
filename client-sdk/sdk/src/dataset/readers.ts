import { randomBytes } from 'node:crypto';
import {
  audit,
  errors,
  isOpened,
  limits,
  type InputOf,
  type Known,
  type OutputOf,
  type Transactions,
} from '@oneplusn/api';
import type { CallOptions, Methods } from '../calls/methods';
import { ProofError, sdkFail } from '../errors/sdk-error';
import type { DatasetDefinition } from './define';

type Readers = Transactions['audit']['readers'];
type Readings = OutputOf<Readers>;

/** One opening that named somebody who was asked about, with the proof that it did. */
export type Reading = Readings['items'][number];

/** Between which moments, both inclusive. */
type When = Pick<InputOf<Readers>, 'since' | 'until'>;

/** Openings of a dataset, of either result, as an index of the blocks has them. */
export type KnownOpenings = (wanted: When & { readonly dataset: string }) => AsyncIterable<Known>;

/** Which readings are wanted. */
export interface ReadersWanted extends When, Pick<InputOf<Readers>, 'audience'> {
  readonly signal?: AbortSignal | undefined;
  /** Told the ids of openings of which nobody can tell whom they named; without it the first ends the search. */
  readonly onUnsound?: ((openings: readonly string[]) => void) | undefined;
  /**
   * Openings as an index has them: each is asked about besides, so that none is missed whose text was spoilt, and none
   * of which the authority has lost what says whom it named.
   */
  readonly known?: KnownOpenings | undefined;
}

/** All openings that named one of some people, newest first; each proof is checked before it is handed over. */
export async function* readersOf(
  ledger: Methods,
  dataset: string,
  keys: readonly string[],
  { onUnsound = refuse, signal, known, ...when }: ReadersWanted,
): AsyncGenerator<Reading, void, undefined> {
  for (let start = 0; start < keys.length; start += limits.asked) {
    const options = { signal, transient: { keys: keys.slice(start, start + limits.asked) } };
    yield* proved(
      ledger.audit.readers.pages({ dataset, ...when }, options),
      onUnsound,
      known && {
        openings: known({ dataset, since: when.since, until: when.until }),
        ask: (among) => ledger.audit.readers({ dataset, ...when, among }, options),
      },
    );
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
  { onUnsound = refuse, signal, onCommit, known, ...when }: TellingWanted,
): AsyncGenerator<Reading, void, undefined> {
  const transient = { keys: [key], salt: randomBytes(32).toString('hex') };
  const asked = { dataset, fields: { [item]: 'whole' }, purpose: audit.tellingPurpose, records: 1 };
  const { id: opening } = await ledger.access.openOwn(asked, { signal, onCommit, transient });
  const options = { signal, transient };
  yield* proved(
    ledger.audit.disclose.pages({ opening, ...when }, options),
    onUnsound,
    known && {
      openings: known({ dataset, ...when }),
      ask: (among) => ledger.audit.disclose({ opening, ...when, among }, options),
    },
  );
}

/** What an index knows, and how the ledger is asked about it. */
interface Besides {
  readonly openings: AsyncIterable<Known>;
  readonly ask: (among: Known[]) => Promise<Readings>;
}

async function* proved(
  pages: AsyncIterable<Readings>,
  onUnsound: (openings: readonly string[]) => void,
  besides: Besides | undefined,
): AsyncGenerator<Reading, void, undefined> {
  for await (const { items, unsound } of besides ? oneOf(pages, besides) : pages) {
    if (unsound.length > 0) onUnsound(unsound);
    for (const reading of items) {
      const { opening, named } = reading;
      if (named.every((proof) => isOpened(proof, opening))) yield reading;
      else onUnsound([opening.id]);
    }
  }
}

/** What the notes tell and what the index knows, as one page: each opening once, the newest first. */
async function* oneOf(pages: AsyncIterable<Readings>, { openings, ask }: Besides): AsyncGenerator<Readings> {
  const found = new Map<string, Reading>();
  const unsound = new Set<string>();
  for await (const page of pages) {
    for (const reading of page.items) found.set(reading.opening.id, reading);
    for (const id of page.unsound) unsound.add(id);
  }
  for await (const among of inParts(openings)) {
    // The index has the text that the owners sealed: what it says of an opening stands.
    for (const { id } of among) unsound.delete(id);
    const answer = await ask(among);
    for (const reading of answer.items) found.set(reading.opening.id, reading);
    for (const id of answer.unsound) unsound.add(id);
  }
  const newestFirst = (one: Reading, other: Reading): number =>
    Date.parse(other.opening.at) - Date.parse(one.opening.at);
  yield { items: [...found.values()].sort(newestFirst), unsound: [...unsound] };
}

async function* inParts(openings: AsyncIterable<Known>): AsyncGenerator<Known[]> {
  let part: Known[] = [];
  for await (const opening of openings) {
    part.push(opening);
    if (part.length < limits.page) continue;
    yield part;
    part = [];
  }
  if (part.length > 0) yield part;
}

function refuse([id = '']: readonly string[]): never {
  throw sdkFail(ProofError, errors.ledger.sealBroken, { kind: 'opening', id });
}
