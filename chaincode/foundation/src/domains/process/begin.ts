import { begun, chartOf, errors, fail, ownerOf } from '@oneplusn/api';
import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { actionsFrom, mayActIn, notTheirs } from './rules/people';
import { placesAfter } from './rules/places';
import { follow, newCaseId, refuseElsewhere } from './state/cases';
import { definitionId } from './state/definitions';
import { termsFrom } from './state/terms';

/** Begins a case under the newest definition; it keeps to that one whatever is published later. */
export const begin: Handler<Transactions['process']['begin']> = async (call) => {
  const { input, caller, ledger, now } = call;
  const owner = ownerOf(input.process);
  if (owner !== caller.msp)
    throw fail(errors.ledger.notOwner, { kind: 'process', id: input.process, owner, caller: caller.msp });
  refuseElsewhere(call);
  const { version } = await ledger.require('process', input.process);
  const { digest, definition } = await ledger.require('definition', definitionId(input.process, version));
  const chart = chartOf(definition);
  const moved = begun(chart);
  if (!moved.at.some((state) => mayActIn(chart, state, caller))) {
    const actions = moved.at.flatMap((state) => actionsFrom(chart, state));
    throw notTheirs(chart, 'process.begin', actions, caller.id);
  }
  const places = placesAfter([], moved, now, await termsFrom(call, chart));
  const fresh = { id: newCaseId(call), process: input.process, version, digest, state: 'open' as const, places };
  return follow(call, chart, fresh, { kind: 'begin' }, fresh);
};
