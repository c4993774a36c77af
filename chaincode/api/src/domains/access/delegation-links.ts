/** A delegation and what it was passed on from, one after the other up to the grant. */
import { errors } from '../../errors';
import { fail, type LedgerError } from '../../errors/error';
import { isWithin } from '../../values/department';
import { ownerOf } from '../../values/scalars';
import type { Delegation } from './delegation';
import { isHeldBy, type Grant } from './grant';

/**
 * Why nobody opens anything by a delegation at a moment; undefined where every link holds: it is of this grant and of
 * its holder's authority, lies below what it was passed on from, was let go so far, stands, and is not over.
 *
 * @param id what is named
 * @param links it and what each was passed on from, as far as they are there
 */
export function linksRefusal(
  grant: Grant,
  id: string,
  links: readonly Delegation[],
  now: string,
): LedgerError | undefined {
  let next: string | undefined = id;
  for (let below = 0; next !== undefined; below += 1) {
    const link = links[below];
    if (link?.id !== next || !isOf(grant, link, links[below - 1])) {
      return fail(errors.access.delegationUnknown, { grant: grant.id, delegation: next });
    }
    const { state, reason = '', expires, depth = 0 } = link;
    if (depth < below) return fail(errors.access.delegationDepth, { delegation: link.id, depth });
    if (state !== 'active') return fail(errors.access.delegationRevoked, { delegation: link.id, reason });
    if (now >= expires) return fail(errors.access.delegationExpired, { delegation: link.id, expires });
    next = link.parent;
  }
  return undefined;
}

/** Whether a link belongs to a grant, and what was passed on from it lies below it. */
const isOf = (grant: Grant, { id, grant: of, department }: Delegation, further: Delegation | undefined): boolean =>
  of === grant.id &&
  ownerOf(id) === grant.requester &&
  isHeldBy(grant, department) &&
  (!further || isWithin(further.department, department));

/** How a field is released through all of them together: in the one form that each gives, or not at all. */
export function releasedAs(givers: readonly Pick<Delegation | Grant, 'fields'>[], field: string): string | undefined {
  const forms = givers.map(({ fields }) => (Object.hasOwn(fields, field) ? fields[field] : undefined));
  const narrower = forms.filter((form) => form !== 'whole');
  return narrower.every((form) => form === narrower[0]) ? (narrower.length > 0 ? narrower[0] : 'whole') : undefined;
}
