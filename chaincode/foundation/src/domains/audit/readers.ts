import { errors, fail, limits, ownerOf } from '@oneplusn/api';
import type { FactId, OutputOf, Transactions } from '@oneplusn/api';
import type { Call, Handler } from '../../call';
import { refuseImpossible } from '../access/rules/keys';
import { Named } from '../access/state/named';
import { notesOf, openingOf } from '../access/state/notes';

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
      if (found.length > 0) items.push({ opening, named: found });
    }
    looked += 1;
    if (items.length >= input.size || unsound.length >= limits.page || looked >= limits.audited)
      return { items, unsound, next: note.id };
  }
  return { items, unsound };
};

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
