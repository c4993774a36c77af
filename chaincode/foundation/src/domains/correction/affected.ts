import { errors, fail, limits, noticeToken } from '@oneplusn/api';
import type { FactId, OpenedKey, Transactions, correction } from '@oneplusn/api';
import type { Call, Handler } from '../../call';
import { Named } from '../access/state/named';
import { openingsNoted } from '../access/state/notes';
import { filingOf } from './rules/procedure';
import { noticeId, reportToHandle } from './state/handling';

type AffectedBy = Transactions['correction']['affected'];

/** Finds out which record is meant, and every opening that named it, from what was sealed to the provider. */
export const affected: Handler<AffectedBy> = async (call) => {
  const { input, ledger, caller, peerMsp } = call;
  const report = await reportToHandle(call, input.correction);
  const { provider, dataset } = report;
  if (peerMsp !== provider) throw fail(errors.records.wrongPeer, { provider, peer: peerMsp });
  if (ledger.disclosure.key === undefined) throw fail(errors.vault.noKey, { msp: provider });
  const named = new Named(ledger);
  const key = await keyOf(call, named, report);
  const items: correction.Affected[] = [];
  const unsound: FactId[] = [];
  let looked = 0;
  for await (const { note, opening } of openingsNoted(call, named, { dataset, after: input.after })) {
    const held = opening && named.keysOf(opening, note);
    const at = held?.keys.indexOf(key) ?? -1;
    const wasRead = !(opening && 'state' in opening && opening.state === 'denied');
    if (!held) unsound.push(note.opening);
    else if (at >= 0 && wasRead) {
      const requester = 'requester' in opening ? opening.requester : caller.msp;
      items.push(
        await toldOf(call, report, { opening: opening.id, requester, at: opening.at }, held.proofs.proofOf(at)),
      );
    }
    looked += 1;
    if (items.length >= input.size || unsound.length >= limits.page || looked >= limits.unsealed)
      return { key, items, unsound, next: note.id };
  }
  return { key, items, unsound };
};

/** Whose record a report is about: by its place among the keys that the opening sealed. */
async function keyOf(
  call: Call<AffectedBy>,
  named: Named,
  { opening: id, record, requester, dataset }: correction.Correction,
): Promise<string> {
  const opening = await call.ledger.require('opening', id);
  const isTheirs = opening.requester === requester && opening.dataset === dataset;
  const note = isTheirs ? await named.noteOf(opening) : undefined;
  const key = note && named.keysOf(opening, note)?.keys[record];
  if (key === undefined) throw fail(errors.correction.nobodyKnown, { opening: id });
  return key;
}

/** An opening that named the record, and whether its reader has been told since the report came in. */
async function toldOf(
  { ledger, caller }: Call<AffectedBy>,
  report: correction.Correction,
  reading: Pick<correction.Affected, 'opening' | 'requester' | 'at'>,
  proof: OpenedKey,
): Promise<correction.Affected> {
  const token = noticeToken(proof);
  const notice = await ledger.read('notice', noticeId(caller.msp, reading.opening, token));
  const told = notice !== undefined && notice.provenance.at >= filingOf(report).at;
  return { ...reading, record: proof.at, token, told };
}
