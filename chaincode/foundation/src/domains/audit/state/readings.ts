import { limits } from '@oneplusn/api';
import type { FactId, OutputOf, Transactions, access } from '@oneplusn/api';
import type { Call } from '../../../call';
import { Named } from '../../access/state/named';
import { openingsNoted, type NotesWanted } from '../../access/state/notes';
import { withheldAt } from '../rules/withholding';
import { heldOf, isDamaged } from './withholdings';

type Scope = Pick<Call, 'ledger' | 'caller' | 'committee' | 'now'>;
type Readings = OutputOf<Transactions['audit']['readers']>;
type Reading = Readings['items'][number];

/** Of whom, for whom, and how many at most. */
interface Wanted extends NotesWanted {
  readonly keys: readonly string[];
  readonly audience: 'auditor' | 'subject';
  readonly size: number;
}

/**
 * Who opened the records of given people. All that was ever sealed beside openings of the dataset is gone through, in
 * the authority's own collection: a public list could have been thinned out by others.
 */
export async function readingsOf(scope: Scope, { keys, audience, size, ...notes }: Wanted): Promise<Readings> {
  const named = new Named(scope.ledger);
  const wanted = new Set(keys);
  const items: Reading[] = [];
  const unsound: FactId[] = [];
  let looked = 0;
  for await (const { note, opening } of openingsNoted(scope, named, notes)) {
    const held = opening && named.keysOf(opening, note);
    if (!held) unsound.push(note.opening);
    else if (opening.dataset === notes.dataset) {
      const found = held.keys.flatMap((key, at) => (wanted.has(key) ? [held.proofs.proofOf(at)] : []));
      const withheld = found.length > 0 ? await withheldOf(scope, opening) : undefined;
      const untold = audience === 'subject' && withheld !== undefined;
      if (untold && withheld === 'unknown') unsound.push(note.opening);
      if (found.length > 0 && !untold)
        items.push({ opening, named: found, ...(withheld && withheld !== 'unknown' && { withheld }) });
    }
    looked += 1;
    if (items.length >= size || unsound.length >= limits.page || looked >= limits.unsealed)
      return { items, unsound, next: note.id };
  }
  return { items, unsound };
}

/** Until when the people concerned are not to be told of an opening; those of one's own people are always told. */
async function withheldOf(
  scope: Scope,
  opening: access.Opening | access.OwnOpening,
): Promise<Reading['withheld'] | 'unknown'> {
  if (!('grant' in opening) || opening.grant === undefined) return undefined;
  if (await isDamaged(scope, opening.grant)) return 'unknown';
  return withheldAt(await heldOf(scope, opening.grant), opening.at, scope.now);
}
