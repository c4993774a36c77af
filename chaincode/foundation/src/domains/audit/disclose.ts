import { audit, errors, fail } from '@oneplusn/api';
import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { ownUseProblem } from '../access/rules/own-use';
import { readableOwn } from '../access/state/own-openings';
import { readingsOf } from './state/readings';

/** Tells one person who opened their record, as far as it may be told; an own opening stands for the question. */
export const disclose: Handler<Transactions['audit']['disclose']> = async (call) => {
  const { input, transient, caller, ledger } = call;
  const opening = await readableOwn(call, input.opening);
  const { dataset, purpose, records } = opening;
  if (purpose !== audit.tellingPurpose || records !== 1)
    throw fail(errors.audit.notForTelling, { opening: opening.id, purpose: audit.tellingPurpose });
  const problem = ownUseProblem(await ledger.require('dataset', dataset), caller);
  if (problem) throw problem;
  if (ledger.disclosure.key === undefined) throw fail(errors.vault.noKey, { msp: caller.msp });
  return readingsOf(call, { ...input, dataset, keys: transient.keys, audience: 'subject' });
};
