import { errors, fail } from '@oneplusn/api';
import type { Transactions, access } from '@oneplusn/api';
import type { Handler } from '../../call';
import { refuseUnreleasable } from './request';
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
  const wider = widerThan(request, { fields, days, quota });
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

function widerThan(
  request: access.AccessRequest,
  { fields, days, quota }: Pick<access.AccessRequest, 'fields' | 'days' | 'quota'>,
): 'fields' | 'days' | 'quota' | undefined {
  if (uncovered(request.fields, fields)) return 'fields';
  if (days > request.days) return 'days';
  return isWithin(quota, request.quota) ? undefined : 'quota';
}
