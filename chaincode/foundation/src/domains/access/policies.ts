import { errors, fail, ownerOf } from '@oneplusn/api';
import type { Transactions, access } from '@oneplusn/api';
import type { Handler } from '../../call';
import { stewardshipProblem } from '../catalog/rules/stewardship';
import { refuseUnrequestable } from './request';
import { conditionProblem } from './rules/bounds';
import { oneStewardProblem } from './rules/two-stewards';
import { enlist, listed } from './state/lists';

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
  const { input, caller, ledger, provenance } = call;
  const policy = await ledger.require('policy', input.policy);
  const { id, state } = policy;
  if (ownerOf(id) !== caller.msp) {
    throw fail(errors.ledger.notOwner, { kind: 'policy', id, owner: ownerOf(id), caller: caller.msp });
  }
  const dataset = await ledger.read('dataset', policy.dataset);
  const problem = dataset && stewardshipProblem(dataset, caller);
  if (problem) throw problem;
  if (state !== 'active')
    throw fail(errors.ledger.illegalState, { kind: 'policy', id, state, action: 'access.endPolicy' });
  const ended: access.Policy = { ...policy, state: 'ended', reason: input.reason, provenance };
  await ledger.write('policy', id, ended);
  return ended;
};

export const policy: Handler<Transactions['access']['policy']> = ({ input, ledger }) =>
  ledger.require('policy', input.policy);

/** Policies of a provider, newest first. Damaged ones are left out: nothing is granted by them. */
export const policies: Handler<Transactions['access']['policies']> = async ({ input, ledger }) => {
  const { ids, skipped, ...rest } = await listed(ledger.index, 'policy', ['provider', input.provider], input);
  const items: access.Policy[] = [];
  for (const id of ids) {
    const found = await ledger.read('policy', id);
    if (found?.provider === input.provider) items.push(found);
  }
  return { items, ...rest, ...(skipped > 0 && { skipped }) };
};
