import { errors, isOpened, limits, type InputOf, type OutputOf, type Transactions } from '@oneplusn/api';
import type { Methods } from '../calls/methods';
import { ProofError, sdkFail } from '../errors/sdk-error';

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
    for await (const { items, unsound } of ledger.audit.readers.pages({ dataset, ...when }, options)) {
      if (unsound.length > 0) onUnsound(unsound);
      for (const reading of items) {
        const { opening, named } = reading;
        if (named.every((proof) => isOpened(proof, opening))) yield reading;
        else onUnsound([opening.id]);
      }
    }
  }
}

function refuse([id = '']: readonly string[]): never {
  throw sdkFail(ProofError, errors.ledger.sealBroken, { kind: 'opening', id });
}
