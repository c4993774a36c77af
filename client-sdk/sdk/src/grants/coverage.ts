import { access, isWithin } from '@oneplusn/api';

type Grant = access.Grant;

/** Somebody who could read a field now, or by a request that a standing policy grants, and what entitles them. */
export interface CouldRead {
  readonly requester: string;
  /** Actors of this unit and of those below it; absent where it is for a whole authority. */
  readonly department?: string | undefined;
  /** Only those who have this role. */
  readonly role?: string | undefined;
  /** The grant that entitles them, or else the standing policy by which they would get one. */
  readonly grant?: string;
  readonly policy?: string;
  /** By what the grant was passed on to this unit; absent where it holds the grant itself. */
  readonly delegation?: string;
  /** `delegated`: those below this unit only by a delegation, which stands in a line of its own. */
  readonly below?: 'delegated' | undefined;
  /** How the field is released to them: `whole`, or a derivation. */
  readonly as: string;
  readonly purpose: string;
  /** Until when the grant holds; absent for a policy, which stands until it is ended. */
  readonly expires?: string;
}

/** A field that a request asks for, and what its approval would change. */
export interface Effect {
  readonly field: string;
  readonly as: string;
  /** `new`: nothing entitles to it yet; `more`: so far a derivation only; `none`: it is covered already. */
  readonly change: 'new' | 'more' | 'none';
  /** Grants that cover it, or part of it, for the same purpose. */
  readonly grants: readonly string[];
  /** Standing policies by which it would be granted without anybody's approval; absent where none would. */
  readonly policies?: readonly string[];
}

/** Whether a grant entitles to anything at a moment. */
export const isLive = ({ state, expires }: Grant, now: string): boolean => state === 'active' && now < expires;

/** Who could read a field of a dataset, by all grants that hold at a moment. */
export function couldRead(
  grants: readonly Grant[],
  { dataset, field }: { readonly dataset: string; readonly field: string },
  now: string,
): CouldRead[] {
  return grants
    .filter((grant) => grant.dataset === dataset && isLive(grant, now))
    .flatMap(({ id, requester, department, role, below, fields, purpose, expires }) => {
      const as = Object.hasOwn(fields, field) ? fields[field] : undefined;
      const unit = { ...(department !== undefined && { department }), ...(below && { below }) };
      return as === undefined ? [] : [{ requester, ...unit, ...only(role), grant: id, as, purpose, expires }];
    });
}

/** Who could read a field by what a grant that holds was passed on, over however many links; each must hold. */
export function couldByDelegation(
  grant: Grant,
  delegations: readonly access.Delegation[],
  field: string,
  now: string,
): CouldRead[] {
  const known = new Map(delegations.map((each) => [each.id, each]));
  return delegations.flatMap(({ id, department }) => {
    const links = linksIn(known, id);
    const roles = [grant, ...links].flatMap(({ role }) => role ?? []);
    const as = access.releasedAs([grant, ...links], field);
    if (as === undefined || access.linksRefusal(grant, id, links, now) || new Set(roles).size > 1) return [];
    const expires = [grant, ...links].map((each) => each.expires).sort()[0]!;
    const { id: of, requester, purpose } = grant;
    return [{ requester, department, ...only(roles[0]), grant: of, delegation: id, as, purpose, expires }];
  });
}

/** A delegation and what each was passed on from, as far as they are known; none twice. */
function linksIn(known: ReadonlyMap<string, access.Delegation>, id: string): access.Delegation[] {
  const links = new Set<access.Delegation>();
  for (let link = known.get(id); link && !links.has(link); link = known.get(link.parent ?? '')) links.add(link);
  return [...links];
}

/** Who could have a field granted by standing policies, without anybody of the provider looking at it. */
export function couldBeGranted(
  policies: readonly access.Policy[],
  { dataset, field }: { readonly dataset: string; readonly field: string },
): CouldRead[] {
  return policies
    .filter((policy) => policy.dataset === dataset && policy.state === 'active')
    .flatMap(({ id, who, fields, purposes }) => {
      const as = Object.hasOwn(fields, field) ? fields[field] : undefined;
      if (as === undefined) return [];
      return who.flatMap(({ authority, department, role }) =>
        purposes.map((purpose) => ({
          ...{ requester: authority, ...(department !== undefined && { department }), ...only(role) },
          ...{ policy: id, as, purpose },
        })),
      );
    });
}

const only = (role: string | undefined) => (role === undefined ? {} : { role });

/** What the approval of a request would newly allow, field by field. */
export function effectOf(
  request: Pick<access.AccessRequest, 'dataset' | 'requester' | 'department' | 'reach' | 'purpose' | 'fields'>,
  { grants, policies }: { readonly grants: readonly Grant[]; readonly policies: readonly access.Policy[] },
  now: string,
): Effect[] {
  const standing = policies.filter((policy) => wouldGrant(policy, request));
  const alike = grants.filter(
    (grant) =>
      grant.dataset === request.dataset &&
      grant.requester === request.requester &&
      grant.purpose === request.purpose &&
      access.isHeldBy(grant, request.department) &&
      (request.reach === undefined || grant.department === undefined) &&
      isLive(grant, now),
  );
  return Object.entries(request.fields).map(([field, as]) => {
    const given = alike.filter(({ fields }) => Object.hasOwn(fields, field));
    const covers = given.filter(({ fields }) => covering(fields[field], as));
    const change = covers.length > 0 ? 'none' : given.length > 0 ? 'more' : 'new';
    const by = standing.filter(({ fields }) => Object.hasOwn(fields, field) && covering(fields[field], as));
    return {
      ...{ field, as, change, grants: (covers.length > 0 ? covers : given).map(({ id }) => id) },
      ...(by.length > 0 && { policies: by.map(({ id }) => id) }),
    };
  });
}

/** Whether a policy is for such a request, its fields, term and quota aside. */
const wouldGrant = (
  { state, dataset, purposes, who }: access.Policy,
  request: Pick<access.AccessRequest, 'dataset' | 'requester' | 'department' | 'reach' | 'purpose'>,
): boolean =>
  state === 'active' &&
  dataset === request.dataset &&
  purposes.includes(request.purpose) &&
  who.some(
    ({ authority, department }) =>
      authority === request.requester &&
      (department === undefined || (request.reach === undefined && isWithin(request.department, department))),
  );

const covering = (given: string | undefined, as: string): boolean => given === as || given === 'whole';
