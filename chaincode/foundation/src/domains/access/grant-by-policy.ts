import { errors, fail, ownerOf } from '@oneplusn/api';
import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { refuseUnreleasable } from './request';
import { boundsProblem, conditionProblem, joined, widerBound } from './rules/bounds';
import { policyBounds, policyProblem } from './rules/policy';
import { oneStewardProblem } from './rules/two-stewards';
import { give, renewedBounds } from './state/giving';
import { matterOf, refuseStep } from './state/matter';

/**
 * Gives what a standing policy of the provider gives to a request that fits. The provider's peer signs, since the
 * policy is named by its id; whoever calls adds nothing of their own.
 */
export const grantByPolicy: Handler<Transactions['access']['grantByPolicy']> = async (call) => {
  const { input, ledger } = call;
  const policy = await ledger.require('policy', input.policy);
  const request = await ledger.require('request', input.request);
  const provider = ownerOf(policy.id);
  const dataset = await ledger.require('dataset', policy.dataset);
  if (dataset.provider !== provider) {
    throw fail(errors.ledger.notOwner, { kind: 'dataset', id: dataset.id, owner: dataset.provider, caller: provider });
  }
  const problem = policyProblem(policy, request);
  if (problem) throw problem;
  refuseStep('approve', 'provider', await matterOf(call, request));
  if (dataset.state === 'retired') throw fail(errors.catalog.retired, { dataset: dataset.id });
  const alone = oneStewardProblem(dataset, policy.provenance.by);
  if (alone) throw alone;
  const { fields, days, quota, reach } = request;
  refuseUnreleasable(dataset, fields);
  const given = joined(await renewedBounds(call, request), policyBounds(policy, request));
  const bounds = joined(given, request);
  const unfit = conditionProblem(dataset, bounds.conditions) ?? boundsProblem(bounds, reach);
  if (unfit) throw unfit;
  const wider = widerBound(given, request);
  if (wider) throw fail(errors.access.policyUnfit, { request: request.id, policy: policy.id, part: wider });
  return give(call, request, dataset, { fields, days, quota, bounds, reach, policy: policy.id });
};
