import type { Transactions, access } from '@oneplusn/api';
import type { Handler } from '../../call';
import { stewardshipProblem } from '../catalog/rules/stewardship';
import { refuseUnrequestable } from './request';
import { conditionProblem } from './rules/bounds';
import { oneStewardProblem } from './rules/two-stewards';
import { enlist, factsListed } from './state/lists';
import { refuseChange } from './state/standing';

/** Says what the provider gives to everybody who fits, without looking at each request. */
export const publishPolicy: Handler<Transactions['access']['publishPolicy']> = async (call) => {
  const { input, caller, ledger, provenance } = call;
  const dataset = await ledger.require('dataset', input.dataset);
  const problem = stewardshipProblem(dataset, caller) ?? oneStewardProblem(dataset, caller.id);
  if (problem) throw problem;
  refuseUnrequestable(dataset, input.fields);
  const unfit = conditionProblem(dataset, input.conditions);
  if (unfit) throw unfit;
  const { provider } = dataset;
  const policy: access.Policy = { ...input, id: call.newId('p'), provider, state: 'active', provenance };
  await ledger.write('policy', policy.id, policy);
  await enlist(call, 'policy', [['provider', provider]], policy.id);
  return policy;
};

/** From this commit on nothing more is granted by it. */
export const endPolicy: Handler<Transactions['access']['endPolicy']> = async (call) => {
  const { input, ledger, provenance } = call;
  const policy = await ledger.require('policy', input.policy);
  await refuseChange(call, 'policy', policy, ['active'], 'access.endPolicy');
  const ended: access.Policy = { ...policy, state: 'ended', reason: input.reason, provenance };
  await ledger.write('policy', ended.id, ended);
  return ended;
};

export const policy: Handler<Transactions['access']['policy']> = ({ input, ledger }) =>
  ledger.require('policy', input.policy);

/** Policies of a provider, newest first. Damaged ones are left out: nothing is granted by them. */
export const policies: Handler<Transactions['access']['policies']> = ({ input, ledger }) =>
  factsListed(ledger, 'policy', ['provider', input.provider], input, (found) =>
    found.provider === input.provider ? found : undefined,
  );
