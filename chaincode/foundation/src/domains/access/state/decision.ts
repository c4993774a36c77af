import { errors, fail, ownerOf, sha256 } from '@oneplusn/api';
import type { access, catalog } from '@oneplusn/api';
import type { Call } from '../../../call';
import type { Ledger } from '../../../ledger/ledger';
import { stewardshipProblem } from '../../catalog/rules/stewardship';

/** A request has one decision, under a name that follows from it: two at once conflict, a second finds the first. */
export function decisionId(request: string, provider: string): string {
  return `${provider}/d-${sha256(request).slice(0, 24)}`;
}

export async function decisionOf(ledger: Ledger, request: access.AccessRequest): Promise<access.Decision | undefined> {
  const decision = await ledger.read('decision', decisionId(request.id, ownerOf(request.dataset)));
  return decision?.request === request.id ? decision : undefined;
}

/** The undecided request that the caller is about to decide for its provider. */
export async function requestToDecide(
  { ledger, caller }: Pick<Call, 'ledger' | 'caller'>,
  id: string,
): Promise<{ request: access.AccessRequest; dataset: catalog.Dataset }> {
  const request = await ledger.require('request', id);
  const owner = ownerOf(request.dataset);
  if (owner !== caller.msp) throw fail(errors.ledger.notOwner, { kind: 'request', id, owner, caller: caller.msp });
  const dataset = await ledger.require('dataset', request.dataset);
  const problem = stewardshipProblem(dataset, caller);
  if (problem) throw problem;
  const decision = await decisionOf(ledger, request);
  if (decision) throw fail(errors.access.decidedAlready, { request: id, state: decision.outcome });
  return { request, dataset };
}
