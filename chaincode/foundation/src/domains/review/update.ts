import { errors, fail } from '@oneplusn/api';
import type { Transactions, review } from '@oneplusn/api';
import type { Handler } from '../../call';
import { requireOwn, requireWithin } from './rules/caller';
import { removeEntry } from './state/entries';

/** Takes a system into use, or retires it. What is retired is not compared any more. */
export const update: Handler<Transactions['review']['update']> = async ({ input, caller, ledger, provenance }) => {
  requireOwn('system', input.system, caller);
  const system = await ledger.require('system', input.system);
  requireWithin('system', system, caller);
  const possible = input.state === 'retired' ? system.state !== 'retired' : system.state === 'in-development';
  if (!possible) {
    throw fail(errors.ledger.illegalState, {
      kind: 'system',
      id: system.id,
      state: system.state,
      action: `review.update ${input.state}`,
    });
  }
  const updated: review.System = { ...system, state: input.state, provenance };
  await ledger.write('system', system.id, updated);
  if (updated.state === 'retired') await removeEntry(ledger, 'system', system.id);
  return updated;
};
