import { limits, ownerOf } from '@oneplusn/api';
import type { FactId, Known, OutputOf, Transactions, access } from '@oneplusn/api';
import type { Call } from '../../../call';
import { Named, type Note } from '../../access/state/named';
import { openingsNoted, type NotesWanted } from '../../access/state/notes';
import { isBetween } from '../rules/filter';
import { withheldAt } from '../rules/withholding';
import { heldOf, isDamaged } from './withholdings';

type Scope = Pick<Call, 'ledger' | 'caller' | 'committee' | 'now'>;
type Readings = OutputOf<Transactions['audit']['readers']>;
type Reading = Readings['items'][number];
type AnyOpening = access.Opening | access.OwnOpening;

/** Of whom, for whom, and how many at most. */
interface Wanted extends NotesWanted {
  readonly keys: readonly string[];
  readonly audience: 'auditor' | 'subject';
  readonly size: number;
  /** Openings that the caller knows of from blocks, in the place of what the notes name. */
  readonly among?: readonly Known[] | undefined;
}

/**
 * Who opened the records of given people. All that was ever sealed beside openings of the dataset is gone through, in
 * the authority's own collection: a public list could have been thinned out by others.
 */
export async function readingsOf(scope: Scope, wanted: Wanted): Promise<Readings> {
  const gathered = new Gathered(scope, wanted);
  if (wanted.among) return gathered.among(wanted.among);
  let looked = 0;
  for await (const { note, opening } of openingsNoted(scope, gathered.named, wanted)) {
    await gathered.look(note.opening, opening, note);
    looked += 1;
    const { items, unsound } = gathered;
    if (items.length >= wanted.size || unsound.length >= limits.page || looked >= limits.unsealed)
      return { items, unsound, next: note.id };
  }
  return { items: gathered.items, unsound: gathered.unsound };
}

/** What is told of people, and of which openings nobody can tell. */
class Gathered {
  readonly named: Named;
  readonly #keys: ReadonlySet<string>;
  readonly items: Reading[] = [];
  readonly unsound: FactId[] = [];

  constructor(
    private readonly scope: Scope,
    private readonly wanted: Omit<Wanted, 'among' | 'size'>,
  ) {
    this.named = new Named(scope.ledger);
    this.#keys = new Set(wanted.keys);
  }

  /** Openings that an index names: one without what must lie beside it is one of which nobody can tell. */
  async among(known: readonly Known[]): Promise<Readings> {
    const { dataset } = this.wanted;
    const inUse = await this.named.keysInUse(ownerOf(dataset));
    for (const { id, text } of known) {
      const opening = await this.scope.ledger.vouched('opening', id, text);
      if (opening && !(opening.dataset === dataset && isBetween(opening.at, this.wanted))) continue;
      await this.look(id, opening, opening && (await this.named.noteAmong(inUse, opening)));
    }
    return { items: this.items, unsound: this.unsound };
  }

  async look(id: FactId, opening: AnyOpening | undefined, note: Note | undefined): Promise<void> {
    const held = opening && note && this.named.keysOf(opening, note);
    if (!held) return void this.unsound.push(id);
    if (opening.dataset !== this.wanted.dataset) return;
    const found = held.keys.flatMap((key, at) => (this.#keys.has(key) ? [held.proofs.proofOf(at)] : []));
    if (found.length === 0) return;
    const withheld = await withheldOf(this.scope, opening);
    if (this.wanted.audience === 'subject' && withheld !== undefined) {
      if (withheld === 'unknown') this.unsound.push(id);
      return;
    }
    this.items.push({ opening, named: found, ...(withheld && withheld !== 'unknown' && { withheld }) });
  }
}

/** Until when the people concerned are not to be told of an opening; those of one's own people are always told. */
async function withheldOf(scope: Scope, opening: AnyOpening): Promise<Reading['withheld'] | 'unknown'> {
  if (!('grant' in opening) || opening.grant === undefined) return undefined;
  if (await isDamaged(scope, opening.grant)) return 'unknown';
  return withheldAt(await heldOf(scope, opening.grant), opening.at, scope.now);
}
