import { errors, fail, limits, ownerOf } from '@oneplusn/api';
import type { FactId, OutputOf, Transactions, access } from '@oneplusn/api';
import type { Call, Handler } from '../../call';
import { refuseImpossible } from '../access/rules/keys';
import { Named } from '../access/state/named';
import { notesOf, openingOf } from '../access/state/notes';
import { withheldAt } from './rules/withholding';
import { heldOf, isDamaged } from './state/withholdings';

type Readers = Transactions['audit']['readers'];
type Reading = OutputOf<Readers>['items'][number];

/**
 * Who opened the records of given people. All that was ever sealed beside openings of the dataset is gone through, in
 * the authority's own collection: a public list could have been thinned out by others.
 */
export const readers: Handler<Readers> = async (call) => {
  const { input, transient, ledger } = call;
  await refuseForeign(call);
  const named = new Named(ledger);
  const wanted = new Set(transient.keys);
  const items: Reading[] = [];
  const unsound: FactId[] = [];
  let looked = 0;
  for await (const note of notesOf(named, input)) {
    const opening = await openingOf(call, note.opening);
    const held = opening && named.keysOf(opening, note);
    if (!held) unsound.push(note.opening);
    else if (opening.dataset === input.dataset) {
      const found = held.keys.flatMap((key, at) => (wanted.has(key) ? [held.proofs.proofOf(at)] : []));
      const withheld = found.length > 0 ? await withheldOf(call, opening) : undefined;
      const untold = input.audience === 'subject' && withheld !== undefined;
      if (untold && withheld === 'unknown') unsound.push(note.opening);
      if (found.length > 0 && !untold)
        items.push({ opening, named: found, ...(withheld && withheld !== 'unknown' && { withheld }) });
    }
    looked += 1;
    if (items.length >= input.size || unsound.length >= limits.page || looked >= limits.audited)
      return { items, unsound, next: note.id };
  }
  return { items, unsound };
};

/** Until when the people concerned are not to be told of an opening; those of one's own people are always told. */
async function withheldOf(
  call: Call<Readers>,
  opening: access.Opening | access.OwnOpening,
): Promise<Reading['withheld'] | 'unknown'> {
  if (!('grant' in opening) || opening.grant === undefined) return undefined;
  if (await isDamaged(call, opening.grant)) return 'unknown';
  return withheldAt(await heldOf(call, opening.grant), opening.at, call.now);
}

/** Only an authority's own auditors ask, on its own peer, and only about keys that somebody can have. */
async function refuseForeign(call: Call<Readers>): Promise<void> {
  const { input, caller, peerMsp, ledger } = call;
  const provider = ownerOf(input.dataset);
  if (provider !== caller.msp)
    throw fail(errors.ledger.notOwner, { kind: 'dataset', id: input.dataset, owner: provider, caller: caller.msp });
  if (peerMsp !== provider) throw fail(errors.records.wrongPeer, { provider, peer: peerMsp });
  if (ledger.disclosure.key === undefined) throw fail(errors.vault.noKey, { msp: provider });
  const dataset = await ledger.read('dataset', input.dataset);
  if (dataset) refuseImpossible(call, dataset);
}
