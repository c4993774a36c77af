import type { Transactions, access } from '@oneplusn/api';
import type { Handler } from '../../call';
import { stewardshipProblem } from '../catalog/rules/stewardship';
import { refuseUnrequestable } from './request';
import { oneStewardProblem } from './rules/two-stewards';
import { enlist, factsListed } from './state/lists';
import { refuseChange } from './state/standing';

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
  const { input, ledger, provenance } = call;
  const plan = await ledger.require('plan', input.plan);
  await refuseChange(call, 'plan', plan, ['active'], 'access.endPlan');
  const ended: access.Plan = { ...plan, state: 'ended', reason: input.reason, provenance };
  await ledger.write('plan', ended.id, ended);
  return ended;
};

export const plan: Handler<Transactions['access']['plan']> = ({ input, ledger }) => ledger.require('plan', input.plan);

/** Plans of a provider, newest first. Damaged ones are left out: nothing is opened by them. */
export const plans: Handler<Transactions['access']['plans']> = ({ input, ledger }) =>
  factsListed(ledger, 'plan', ['provider', input.provider], input, (found) =>
    found.provider === input.provider ? found : undefined,
  );
