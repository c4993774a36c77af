import { errors, fail, ownerOf } from '@oneplusn/api';
import type { Transactions, access } from '@oneplusn/api';
import type { Handler } from '../../call';
import { stewardshipProblem } from '../catalog/rules/stewardship';
import { refuseUnrequestable } from './request';
import { oneStewardProblem } from './rules/two-stewards';
import { enlist, listed } from './state/lists';

/** Says what may be opened without a grant in an emergency, and by whom. */
export const publishPlan: Handler<Transactions['access']['publishPlan']> = async (call) => {
  const { input, caller, ledger, provenance } = call;
  const dataset = await ledger.require('dataset', input.dataset);
  const problem = stewardshipProblem(dataset, caller) ?? oneStewardProblem(dataset, caller.id);
  if (problem) throw problem;
  refuseUnrequestable(dataset, input.fields);
  const { provider } = dataset;
  const made = { id: call.newId('e'), provider, author: caller.id };
  const plan: access.Plan = { ...input, ...made, state: 'active', provenance };
  await ledger.write('plan', plan.id, plan);
  await enlist(call, 'plan', [['provider', provider]], plan.id);
  return plan;
};

/** From this commit on nothing is opened or read by it. */
export const endPlan: Handler<Transactions['access']['endPlan']> = async (call) => {
  const { input, caller, ledger, provenance } = call;
  const plan = await ledger.require('plan', input.plan);
  const { id, state } = plan;
  if (ownerOf(id) !== caller.msp) {
    throw fail(errors.ledger.notOwner, { kind: 'plan', id, owner: ownerOf(id), caller: caller.msp });
  }
  const dataset = await ledger.read('dataset', plan.dataset);
  const problem = dataset && stewardshipProblem(dataset, caller);
  if (problem) throw problem;
  if (state !== 'active') throw fail(errors.ledger.illegalState, { kind: 'plan', id, state, action: 'access.endPlan' });
  const ended: access.Plan = { ...plan, state: 'ended', reason: input.reason, provenance };
  await ledger.write('plan', id, ended);
  return ended;
};

export const plan: Handler<Transactions['access']['plan']> = ({ input, ledger }) => ledger.require('plan', input.plan);

/** Plans of a provider, newest first. Damaged ones are left out: nothing is opened by them. */
export const plans: Handler<Transactions['access']['plans']> = async ({ input, ledger }) => {
  const { ids, skipped, ...rest } = await listed(ledger.index, 'plan', ['provider', input.provider], input);
  const items: access.Plan[] = [];
  for (const id of ids) {
    const found = await ledger.read('plan', id);
    if (found?.provider === input.provider) items.push(found);
  }
  return { items, ...rest, ...(skipped > 0 && { skipped }) };
};
