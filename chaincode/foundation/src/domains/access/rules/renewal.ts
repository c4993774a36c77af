import { access, errors, fail } from '@oneplusn/api';
import type { LedgerError } from '@oneplusn/api';
import { isWithin as fitsQuota, uncovered } from './narrowing';

/** What is asked for in the place of a grant. */
export type Renewal = Pick<
  access.AccessRequest,
  'dataset' | 'requester' | 'department' | 'reach' | 'fields' | 'purpose' | 'quota'
>;

/**
 * Why a request does not renew a grant: a renewal goes on with what was given, and asks for nothing more. Undefined
 * where it does.
 */
export function renewalProblem(grant: access.Grant, asked: Renewal): LedgerError | undefined {
  const part = unfit(grant, asked);
  return part === undefined ? undefined : fail(errors.access.notRenewable, { grant: grant.id, part });
}

function unfit(grant: access.Grant, asked: Renewal) {
  const { dataset, requester, department, reach, fields, purpose, quota } = asked;
  if (grant.state === 'revoked') return 'state';
  if (grant.dataset !== dataset) return 'dataset';
  if (grant.requester !== requester || !access.isHeldBy(grant, department)) return 'department';
  if (reach !== undefined && grant.department !== undefined) return 'reach';
  if (grant.purpose !== purpose) return 'purpose';
  if (uncovered(grant.fields, fields)) return 'fields';
  return fitsQuota(quota, grant.quota) ? undefined : 'quota';
}
