import { ownerOf } from '@oneplusn/api';
import type { FactId, access } from '@oneplusn/api';
import type { Call } from '../../../call';
import type { Bounds } from './lists';
import type { Named, Note } from './named';
import { OwnOpenings } from './own-openings';

/** How many notes are fetched at once. */
const chunk = 100;

/** Whose notes are gone through, from where on. */
export interface NotesWanted extends Bounds {
  readonly dataset: FactId;
  /** The id of the note before. */
  readonly after?: string | undefined;
}

/** A note, and the opening that it is of. */
interface Noted {
  readonly note: Note;
  /** Undefined where it is gone, or damaged. */
  readonly opening: access.Opening | access.OwnOpening | undefined;
}

/**
 * All notes of a dataset after one, key by key that they are sealed to: more than one only while a key is renewed. The
 * openings of a chunk are fetched in one message.
 */
export async function* openingsNoted(
  call: Pick<Call, 'ledger' | 'caller'>,
  named: Named,
  { dataset, after, ...bounds }: NotesWanted,
): AsyncGenerator<Noted> {
  for (const key of await named.keysInUse(ownerOf(dataset))) {
    const begun = `${ownerOf(dataset)}/${key}~`;
    if (after !== undefined && after > `${begun}\u007f`) continue;
    let from = after?.startsWith(begun) ? after : undefined;
    do {
      const page = await named.page(key, dataset, { size: chunk, after: from }, bounds);
      const others = page.items.filter(({ opening }) => !isOwnOpening(opening, call.caller.msp));
      await call.ledger.fetch(others.map(({ opening }) => ['opening', opening] as const));
      for (const note of page.items) yield { note, opening: await openingOf(call, note.opening) };
      from = page.next;
    } while (from !== undefined);
  }
}

/** The opening that a note is of, from where it stands: another authority's as a fact, one's own as it was noted. */
function openingOf(
  { ledger, caller }: Pick<Call, 'ledger' | 'caller'>,
  id: FactId,
): Promise<access.Opening | access.OwnOpening | undefined> {
  return isOwnOpening(id, caller.msp) ? new OwnOpenings(ledger).get(id) : ledger.read('opening', id);
}

/** Whether an opening is one of an authority's own people. */
export const isOwnOpening = (id: FactId, msp: string): boolean => id.startsWith(`${msp}/w-`);
