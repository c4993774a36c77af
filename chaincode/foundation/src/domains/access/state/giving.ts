import type { FactId, access, catalog } from '@oneplusn/api';
import type { Call } from '../../../call';
import type { Bounds } from '../rules/bounds';
import { daysAfter } from '../../registry/rules/moments';
import { decisionId } from './decision';
import { enlist } from './lists';

/** What is given of what was asked for. */
interface Given extends Pick<access.AccessRequest, 'fields' | 'days' | 'quota'> {
  readonly bounds: Bounds;
  /** For the requester's whole authority, or for the department that asked. */
  readonly reach?: 'authority' | 'department' | undefined;
  /** By which standing policy, where no person decided. */
  readonly policy?: FactId;
}

/** Writes the decision that approves a request, and the grant. */
export async function give(
  call: Pick<Call, 'ledger' | 'now' | 'provenance' | 'newId'>,
  request: access.AccessRequest,
  { provider }: Pick<catalog.Dataset, 'provider'>,
  { fields, days, quota, bounds, reach, policy }: Given,
): Promise<access.Grant> {
  const { ledger, now, provenance } = call;
  const by = policy !== undefined && { policy };
  const grant: access.Grant = {
    id: call.newId('g', provider),
    request: request.id,
    renews: request.renews,
    dataset: request.dataset,
    provider,
    requester: request.requester,
    ...(reach !== 'authority' && { department: request.department }),
    ...{ fields, quota, purpose: request.purpose },
    ...bounds,
    ...by,
    expires: daysAfter(now, days),
    state: 'active',
    provenance,
  };
  const id = decisionId(request.id, provider);
  const decision = { id, request: request.id, outcome: 'approved' as const, grant: grant.id, ...by, provenance };
  await ledger.write('decision', id, decision);
  await enterGrant(call, grant);
  return grant;
}

/** Writes a grant that is given, and where both sides look for theirs. */
export async function enterGrant(call: Pick<Call, 'ledger' | 'now'>, grant: access.Grant): Promise<void> {
  const { id, requester, provider } = grant;
  await call.ledger.write('grant', id, grant);
  await enlist(call, 'grant', [['requester', requester], ['provider', provider], ['all']], id);
}

/** A renewal goes on with what was given: the bounds of the grant that it renews stay. */
export async function renewedBounds(
  { ledger }: Pick<Call, 'ledger'>,
  { renews }: Pick<access.AccessRequest, 'renews'>,
): Promise<Bounds> {
  return renews === undefined ? {} : ledger.require('grant', renews);
}
