import { ownerOf } from '@oneplusn/api';
import type { FactId, Json, Msp, registry } from '@oneplusn/api';
import type { Call } from '../../../call';
import type { FactKind } from '../../../ledger/kinds';
import type { Ledger } from '../../../ledger/ledger';
import { authorityId, enactmentId } from './ids';

/*
 * A motion that was carried takes effect without the committee too: any authority carries it out in its own name, and
 * that holds for the calls that it signs by name. Each enactment names the committee's seal that it stands in for, and
 * lapses with it: as soon as the committee's registry changes there, the committee's word counts again.
 */

type Standing = registry.Authority['state'];
type Scope = Pick<Call, 'ledger' | 'committee'>;

/** What an authority has carried out in place of a fact of the committee's, and still holds. */
export async function enactedBy(
  { ledger, committee }: Scope,
  msp: Msp,
  kind: FactKind,
  id: FactId,
): Promise<registry.Enactment | undefined> {
  if (msp === committee || !(await hasEnacted(ledger, msp))) return undefined;
  const own = await ledger.present('enactment', enactmentId(msp, kind, id));
  return own && own.over === (await ledger.sealed(kind, id)) ? own : undefined;
}

/** How an authority stands by the word of another that carried out a motion about it; undefined where that has none. */
export async function standingBy(ledger: Ledger, committee: Msp, by: Msp, msp: Msp): Promise<Standing | undefined> {
  const id = authorityId(committee, msp);
  const place = enactmentId(by, 'authority', id);
  if (by === committee || !(await hasEnacted(ledger, by))) return undefined;
  const over = await ledger.sealed('authority', id);
  for (const state of ['suspended', 'active'] as const)
    if (await ledger.marked('enactment', place, markOver(state, over))) return state;
  return undefined;
}

/** Writes what its owner has carried out; the mark of a standing counts whatever others do to the text. */
export async function writeEnactment(
  ledger: Ledger,
  enactment: registry.Enactment,
  standing: Standing | undefined,
): Promise<void> {
  const { id, over } = enactment;
  await ledger.write('enactment', id, enactment);
  await ledger.mark('enactment', anyId(ownerOf(id)), anything);
  if (standing !== undefined) await ledger.mark('enactment', id, markOver(standing, over));
}

/** The one look that a call costs as long as the committee does its work: has this authority ever enacted anything? */
const hasEnacted = (ledger: Ledger, msp: Msp): Promise<boolean> => ledger.marked('enactment', anyId(msp), anything);

/** No enactment is called so: their names have a kind before a slash. */
const anyId = (msp: Msp): FactId => `${msp}/any`;
const anything: Json = { enacted: true };

const markOver = (state: Standing, over: string | undefined): Json => ({ state, over: over ?? null });
