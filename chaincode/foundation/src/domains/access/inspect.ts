import { errors, fail, ownerOf } from '@oneplusn/api';
import type { Transactions, access } from '@oneplusn/api';
import type { Handler } from '../../call';
import { Emergencies, inspectionId } from './state/emergencies';

/** Reviews an emergency opening: by another person than who opened, and than who made that possible. */
export const inspect: Handler<Transactions['access']['inspect']> = async ({ input, caller, ledger, provenance }) => {
  const opening = await ledger.require('opening', input.opening);
  const owner = ownerOf(opening.id);
  if (owner !== caller.msp) {
    throw fail(errors.ledger.notOwner, { kind: 'opening', id: opening.id, owner, caller: caller.msp });
  }
  if (opening.reviewBy === undefined) throw fail(errors.access.noEmergency, { opening: opening.id });
  const plan = opening.plan === undefined ? undefined : await ledger.read('plan', opening.plan);
  if (caller.id === opening.actor || caller.id === plan?.author) {
    throw fail(errors.access.anotherReviews, { actor: caller.id, plan: opening.plan ?? '' });
  }
  const id = inspectionId(opening.id);
  if (await ledger.present('inspection', id)) {
    throw fail(errors.ledger.illegalState, {
      kind: 'opening',
      id: opening.id,
      state: 'reviewed',
      action: 'access.inspect',
    });
  }
  const inspection: access.Inspection = { ...input, id, provenance };
  await ledger.write('inspection', id, inspection);
  return inspection;
};

/** Emergency openings of one's own data, newest first, with their reviews: the inbox of those who review. */
export const emergencies: Handler<Transactions['access']['emergencies']> = async (call) => {
  const { input, caller, peerMsp, ledger, now } = call;
  if (caller.msp !== peerMsp) throw fail(errors.records.wrongPeer, { provider: caller.msp, peer: peerMsp });
  const { items: ids, next } = await new Emergencies(ledger).page(caller.msp, input);
  const items: access.Emergency[] = [];
  const unsound: string[] = [];
  for (const id of ids) {
    const opening = await ledger.read('opening', id);
    if (!opening) {
      unsound.push(id);
      continue;
    }
    const inspection = await ledger.read('inspection', inspectionId(id));
    const late = !inspection && now >= (opening.reviewBy ?? now);
    if (input.only !== undefined && (inspection || (input.only === 'late' && !late))) continue;
    items.push({ opening, ...(inspection && { inspection }), ...(late && { late }) });
  }
  return { items, unsound, ...(next !== undefined && { next }) };
};
