import { errors, fail } from '@oneplusn/api';
import type { Transactions, access } from '@oneplusn/api';
import type { Handler } from '../../call';
import { refuseUnreleasable } from './request';
import { boundsProblem, conditionProblem, joined, widerBound } from './rules/bounds';
import { isWithin, uncovered } from './rules/narrowing';
import { oneStewardProblem } from './rules/two-stewards';
import { requestToHandle } from './state/decision';
import { give, renewedBounds } from './state/giving';
import { matterOf, refuseStep } from './state/matter';

/** Gives the grant that a request asked for, or a narrower one. */
export const approve: Handler<Transactions['access']['approve']> = async (call) => {
  const { input, caller } = call;
  const { request, dataset } = await requestToHandle(call, input.request);
  refuseStep('approve', 'provider', await matterOf(call, request));
  if (dataset.state === 'retired') throw fail(errors.catalog.retired, { dataset: dataset.id });
  const alone = oneStewardProblem(dataset, caller.id);
  if (alone) throw alone;
  const { fields = request.fields, days = request.days, quota = request.quota, reach = request.reach } = input;
  refuseUnreleasable(dataset, fields);
  const asked = joined(await renewedBounds(call, request), request);
  const bounds = joined(asked, input);
  const unfit = conditionProblem(dataset, input.conditions) ?? boundsProblem(bounds, reach);
  if (unfit) throw unfit;
  const wider = widerThan(request, { fields, days, quota }) ?? widerBound(asked, input);
  if (wider) throw fail(errors.access.notNarrower, { what: wider, request: request.id });
  return give(call, request, dataset, { fields, days, quota, bounds, reach });
};

function widerThan(
  request: access.AccessRequest,
  { fields, days, quota }: Pick<access.AccessRequest, 'fields' | 'days' | 'quota'>,
): 'fields' | 'days' | 'quota' | undefined {
  if (uncovered(request.fields, fields)) return 'fields';
  if (days > request.days) return 'days';
  return isWithin(quota, request.quota) ? undefined : 'quota';
}
