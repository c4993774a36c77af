import { errors, fail } from '@oneplusn/api';
import type { Transactions, access } from '@oneplusn/api';
import type { Call, Handler } from '../../call';
import { refuseUnreleasable } from './request';
import { conditionProblem, conditionsMany, joined, widerBound, type Bounds } from './rules/bounds';
import { isWithin, uncovered } from './rules/narrowing';
import { oneStewardProblem } from './rules/two-stewards';
import { decisionId, requestToHandle } from './state/decision';
import { enlist } from './state/lists';
import { matterOf, refuseStep } from './state/matter';

const dayMs = 86_400_000;

/** Gives the grant that a request asked for, or a narrower one. */
export const approve: Handler<Transactions['access']['approve']> = async (call) => {
  const { input, caller, ledger, now, provenance } = call;
  const { request, dataset } = await requestToHandle(call, input.request);
  refuseStep('approve', 'provider', await matterOf(call, request));
  if (dataset.state === 'retired') throw fail(errors.catalog.retired, { dataset: dataset.id });
  const alone = oneStewardProblem(dataset, caller.id);
  if (alone) throw alone;
  const { fields = request.fields, days = request.days, quota = request.quota } = input;
  refuseUnreleasable(dataset, fields);
  const asked = joined(await renewedBounds(call, request), request);
  const bounds = joined(asked, input);
  const unfit = conditionProblem(dataset, bounds.conditions) ?? conditionsMany(bounds);
  if (unfit) throw unfit;
  const wider = widerThan(request, { fields, days, quota }) ?? widerBound(asked, input);
  if (wider) throw fail(errors.access.notNarrower, { what: wider, request: request.id });
  const grant: access.Grant = {
    id: call.newId('g', dataset.provider),
    request: request.id,
    renews: request.renews,
    dataset: dataset.id,
    provider: dataset.provider,
    requester: request.requester,
    department: request.department,
    ...{ fields, quota, purpose: request.purpose },
    ...bounds,
    expires: new Date(Date.parse(now) + days * dayMs).toISOString(),
    state: 'active',
    provenance,
  };
  const id = decisionId(request.id, dataset.provider);
  await ledger.write('decision', id, { id, request: request.id, outcome: 'approved', grant: grant.id, provenance });
  await ledger.write('grant', grant.id, grant);
  await enlist(call, 'grant', [['requester', grant.requester], ['provider', grant.provider], ['all']], grant.id);
  return grant;
};

/** A renewal goes on with what was given: the bounds of the grant that it renews stay. */
async function renewedBounds(
  { ledger }: Pick<Call, 'ledger'>,
  { renews }: Pick<access.AccessRequest, 'renews'>,
): Promise<Bounds> {
  return renews === undefined ? {} : ledger.require('grant', renews);
}

function widerThan(
  request: access.AccessRequest,
  { fields, days, quota }: Pick<access.AccessRequest, 'fields' | 'days' | 'quota'>,
): 'fields' | 'days' | 'quota' | undefined {
  if (uncovered(request.fields, fields)) return 'fields';
  if (days > request.days) return 'days';
  return isWithin(quota, request.quota) ? undefined : 'quota';
}
