/** What grants give, and how they are used: asked of the ledger. */
import { ownerOf, type access } from '@oneplusn/api';
import type { Ledger } from '../connect/ledger';
import { couldRead, effectOf, type CouldRead, type Effect } from './coverage';
import { usageOf, type Usage } from './usage';

type Asked = Pick<Ledger, 'access' | 'audit'>;

/**
 * Who could read a field of a dataset now.
 *
 * @example
 * ```ts
 * for (const { requester, as } of await whoCouldRead(ledger, 'MHRSS/insured', 'idNumber')) console.log(requester, as);
 * ```
 */
export async function whoCouldRead(ledger: Asked, dataset: string, field: string): Promise<CouldRead[]> {
  return couldRead(await grantsOf(ledger, ownerOf(dataset)), { dataset, field }, nowIs());
}

/** What the approval of a request would newly allow: to look at before it is given. */
export async function effectOfApproval(ledger: Asked, request: string): Promise<Effect[]> {
  const asked = await ledger.access.requested({ request });
  return effectOf(asked, await grantsOf(ledger, ownerOf(asked.dataset)), nowIs());
}

/**
 * How the grants of a provider that hold now have been used: which were never, which lapse soon, and which fields
 * nobody has opened. By the ledger's lists, which are no proof of completeness (`checkOpenings` is).
 * @param days a grant that ends within so many days is said to lapse
 */
export async function usageOfGrants(ledger: Asked, provider: string, days: number): Promise<Usage[]> {
  const openings: access.Opening[] = [];
  for await (const opening of ledger.audit.openings.each({ authority: provider, state: 'allowed' }))
    openings.push(opening);
  return usageOf(await grantsOf(ledger, provider), openings, { now: nowIs(), days });
}

async function grantsOf(ledger: Asked, provider: string): Promise<access.Grant[]> {
  const grants: access.Grant[] = [];
  for await (const grant of ledger.access.grants.each({ provider })) grants.push(grant);
  return grants;
}

const nowIs = (): string => new Date().toISOString();
