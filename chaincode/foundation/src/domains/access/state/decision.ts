import { errors, fail, ownerOf, sha256 } from '@oneplusn/api';
import type { access, catalog } from '@oneplusn/api';
import type { Call } from '../../../call';
import { stewardshipProblem } from '../../catalog/rules/stewardship';

/**
 * A request has one decision, under a name that follows from it: two at once conflict, a second finds the first. One
 * made anew after a ruling is a new version of it.
 */
export function decisionId(request: string, provider: string): string {
  return `${provider}/d-${sha256(request).slice(0, 24)}`;
}

/** The request that the caller is about to handle for its provider, with the dataset that it looks after. */
export async function requestToHandle(
  { ledger, caller }: Pick<Call, 'ledger' | 'caller'>,
  id: string,
): Promise<{ request: access.AccessRequest; dataset: catalog.Dataset }> {
  const request = await ledger.require('request', id);
  const owner = ownerOf(request.dataset);
  if (owner !== caller.msp) throw fail(errors.ledger.notOwner, { kind: 'request', id, owner, caller: caller.msp });
  const dataset = await ledger.require('dataset', request.dataset);
  const problem = stewardshipProblem(dataset, caller);
  if (problem) throw problem;
  return { request, dataset };
}
