import { isWithin, type access } from '@oneplusn/api';

type Grant = access.Grant;

/** Somebody who could read a field now, and what entitles them. */
export interface CouldRead {
  readonly requester: string;
  /** Actors of this unit and of those below it. */
  readonly department: string;
  readonly grant: string;
  /** How the field is released to them: `whole`, or a derivation. */
  readonly as: string;
  readonly purpose: string;
  readonly expires: string;
}

/** A field that a request asks for, and what its approval would change. */
export interface Effect {
  readonly field: string;
  readonly as: string;
  /** `new`: nothing entitles to it yet; `more`: so far a derivation only; `none`: it is covered already. */
  readonly change: 'new' | 'more' | 'none';
  /** Grants that cover it, or part of it, for the same purpose. */
  readonly grants: readonly string[];
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
    .flatMap(({ id, requester, department, fields, purpose, expires }) => {
      const as = Object.hasOwn(fields, field) ? fields[field] : undefined;
      return as === undefined ? [] : [{ requester, department, grant: id, as, purpose, expires }];
    });
}

/** What the approval of a request would newly allow, field by field. */
export function effectOf(
  request: Pick<access.AccessRequest, 'dataset' | 'requester' | 'department' | 'purpose' | 'fields'>,
  grants: readonly Grant[],
  now: string,
): Effect[] {
  const alike = grants.filter(
    (grant) =>
      grant.dataset === request.dataset &&
      grant.requester === request.requester &&
      grant.purpose === request.purpose &&
      isWithin(request.department, grant.department) &&
      isLive(grant, now),
  );
  return Object.entries(request.fields).map(([field, as]) => {
    const given = alike.filter(({ fields }) => Object.hasOwn(fields, field));
    const covers = given.filter(({ fields }) => fields[field] === as || fields[field] === 'whole');
    const change = covers.length > 0 ? 'none' : given.length > 0 ? 'more' : 'new';
    return { field, as, change, grants: (covers.length > 0 ? covers : given).map(({ id }) => id) };
  });
}
