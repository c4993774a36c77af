import { errors, fail } from '@oneplusn/api';
import type { LedgerError, access } from '@oneplusn/api';
import { isWithin } from '../../registry/rules/departments';
import { joined, widerBound, type Bounds } from './bounds';
import { isWithin as fitsQuota, uncovered } from './narrowing';

type Request = access.AccessRequest;

/** Of whom a policy or a plan is for, the first that an authority's department, or the whole of it, belongs to. */
export const whoFits = (
  who: readonly access.Whose[],
  { requester, department, reach }: Pick<Request, 'requester' | 'department' | 'reach'>,
): access.Whose | undefined =>
  who.find(
    (each) =>
      each.authority === requester &&
      (each.department === undefined || (reach === undefined && isWithin(department, each.department))),
  );

/** The bounds of a grant that a policy gives: its own, and the role that it names for these people. */
export const policyBounds = ({ who, conditions, hours, below }: access.Policy, request: Request): Bounds =>
  joined({ conditions, hours, below }, { role: whoFits(who, request)?.role });

/** Why a policy does not grant a request; undefined where it does. */
export function policyProblem(policy: access.Policy, request: Request): LedgerError | undefined {
  const part = unfit(policy, request);
  return part && fail(errors.access.policyUnfit, { request: request.id, policy: policy.id, part });
}

function unfit(policy: access.Policy, request: Request) {
  if (policy.state !== 'active') return 'state';
  if (policy.dataset !== request.dataset) return 'dataset';
  if (!whoFits(policy.who, request)) return 'who';
  if (!policy.purposes.includes(request.purpose)) return 'purpose';
  if (uncovered(policy.fields, request.fields)) return 'fields';
  if (request.days > policy.days) return 'days';
  if (!fitsQuota(request.quota, policy.quota)) return 'quota';
  return widerBound(policyBounds(policy, request), request);
}
