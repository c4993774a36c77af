/** What grants give, and how they are used: asked of the ledger. */
import { ownerOf, type access } from '@oneplusn/api';
import type { Ledger } from '../connect/ledger';
import { couldBeGranted, couldByDelegation, couldRead, effectOf, type CouldRead, type Effect } from './coverage';
import { usageOf, type Usage } from './usage';

type Asked = Pick<Ledger, 'access' | 'audit'>;

/**
 * Who could read a field of a dataset now, by grants that hold and by what was passed on of them, and who could have it
 * granted by a standing policy.
 *
 * @example
 * ```ts
 * for (const { requester, as } of await whoCouldRead(ledger, 'MHRSS/insured', 'idNumber')) console.log(requester, as);
 * ```
 */
export async function whoCouldRead(ledger: Asked, dataset: string, field: string): Promise<CouldRead[]> {
  const { grants, policies } = await givenBy(ledger, ownerOf(dataset));
  const now = nowIs();
  const held = couldRead(grants, { dataset, field }, now);
  const passed: CouldRead[] = [];
  for (const grant of grants.filter(({ id }) => held.some((each) => each.grant === id)))
    passed.push(...couldByDelegation(grant, await delegationsOf(ledger, grant), field, now));
  return [...held, ...passed, ...couldBeGranted(policies, { dataset, field })];
}

async function delegationsOf(ledger: Asked, { id, department }: access.Grant): Promise<access.Delegation[]> {
  const all: access.Delegation[] = [];
  // What is for a whole authority is passed on to nobody.
  if (department === undefined) return all;
  for await (const each of ledger.access.delegations.each({ grant: id })) all.push(each);
  return all;
}

/** What the approval of a request would newly allow: to look at before it is given. */
export async function effectOfApproval(ledger: Asked, request: string): Promise<Effect[]> {
  const asked = await ledger.access.requested({ request });
  return effectOf(asked, await givenBy(ledger, ownerOf(asked.dataset)), nowIs());
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

async function givenBy(ledger: Asked, provider: string) {
  const policies: access.Policy[] = [];
  for await (const policy of ledger.access.policies.each({ provider })) policies.push(policy);
  return { grants: await grantsOf(ledger, provider), policies };
}

async function grantsOf(ledger: Asked, provider: string): Promise<access.Grant[]> {
  const grants: access.Grant[] = [];
  for await (const grant of ledger.access.grants.each({ provider })) grants.push(grant);
  return grants;
}

const nowIs = (): string => new Date().toISOString();
