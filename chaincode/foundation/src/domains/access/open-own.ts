import { errors, fail, openedKeys } from '@oneplusn/api';
import type { Transactions, access } from '@oneplusn/api';
import type { Handler } from '../../call';
import { hoursAfter } from '../registry/rules/moments';
import { refuseUnreleasable } from './request';
import { refuseImpossible, refuseMiscounted } from './rules/keys';
import { ownUseProblem } from './rules/own-use';
import { Named } from './state/named';
import { OwnOpenings, ownOpeningId } from './state/own-openings';
import { openingHours } from './state/terms';

/**
 * Writes down that somebody is going to read their own authority's data, before anything of it is handed out. Nothing
 * here tells whose: others read what lies in the collection.
 */
export const openOwn: Handler<Transactions['access']['openOwn']> = async (call) => {
  const { input, transient, caller, ledger, peerMsp, now, txId } = call;
  refuseMiscounted(call);
  const dataset = await ledger.require('dataset', input.dataset);
  const { id, provider, sharing } = dataset;
  const problem = ownUseProblem(dataset, caller);
  if (problem) throw problem;
  if (peerMsp !== provider) throw fail(errors.records.wrongPeer, { provider, peer: peerMsp });
  if (sharing.class !== 'conditional') {
    throw fail(errors.records.wrongClass, { dataset: id, sharing: sharing.class, action: 'access.openOwn' });
  }
  const { key } = ledger.disclosure;
  if (key === undefined) throw fail(errors.vault.noKey, { msp: provider });
  refuseUnreleasable(dataset, input.fields);
  refuseImpossible(call, dataset);
  const hours = await openingHours(call, provider);
  const opening: access.OwnOpening = {
    ...input,
    id: ownOpeningId(call),
    actor: caller.id,
    department: caller.department ?? '',
    keys: openedKeys(transient.keys, transient.salt).root,
    at: now,
    expires: hoursAfter(now, hours),
    txId,
  };
  await new OwnOpenings(ledger).put(opening);
  await new Named(ledger).put(opening, transient, key);
  return opening;
};
