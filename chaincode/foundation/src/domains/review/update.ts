import { errors, fail } from '@oneplusn/api';
import type { Transactions, review } from '@oneplusn/api';
import type { Handler } from '../../call';
import { requireOwn, requireWithin } from './rules/caller';
import { saysSomething } from './similarity/comparison';
import { putEntry, removeEntry } from './state/entries';
import { refuseUnpublished } from './state/framework';

/** Takes a system into use, retires it, or describes it anew. What is retired is not compared any more. */
export const update: Handler<Transactions['review']['update']> = async (call) => {
  const { input, caller, ledger, provenance } = call;
  const { system: id, ...changed } = input;
  requireOwn('system', id, caller);
  const system = await ledger.require('system', id);
  requireWithin('system', system, caller);
  const possible = system.state !== 'retired' && (changed.state !== 'in-use' || system.state === 'in-development');
  if (!possible) {
    const action = `review.update ${changed.state ?? ''}`.trim();
    throw fail(errors.ledger.illegalState, { kind: 'system', id, state: system.state, action });
  }
  const updated: review.System = { ...system, ...changed, provenance };
  if (!saysSomething(updated)) throw fail(errors.review.nothingSpecific, { title: updated.title });
  await refuseUnpublished(call, changed.process);
  await ledger.write('system', id, updated);
  if (updated.state === 'retired') await removeEntry(ledger, 'system', id);
  else await putEntry(ledger, 'system', id, updated);
  return updated;
};
