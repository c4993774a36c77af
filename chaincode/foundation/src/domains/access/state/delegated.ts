import { limits, type FactId, type access } from '@oneplusn/api';
import type { Call } from '../../../call';
import type { Attempt } from '../rules/refusal';

/** By what a grant was passed on, where an opening names it. */
export async function delegatedTo(
  { ledger }: Pick<Call, 'ledger'>,
  id: FactId | undefined,
): Promise<Attempt['delegated']> {
  return id === undefined ? undefined : { id, links: await linksOf(ledger, id) };
}

/**
 * A delegation and what each was passed on from, as far as they are there: no further than any may go, so that links
 * that lead back to each other come to an end.
 */
export async function linksOf(ledger: Pick<Call['ledger'], 'read'>, id: FactId): Promise<readonly access.Delegation[]> {
  const links: access.Delegation[] = [];
  for (let next: FactId | undefined = id; next !== undefined && links.length <= limits.delegationDepth;) {
    const link: access.Delegation | undefined = await ledger.read('delegation', next);
    if (!link) break;
    links.push(link);
    next = link.parent;
  }
  return links;
}
