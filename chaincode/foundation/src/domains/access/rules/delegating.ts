import { access, errors, fail } from '@oneplusn/api';
import type { Guard, LedgerError } from '@oneplusn/api';
import type { Caller } from '../../../call';
import { isWithin } from '../../registry/rules/departments';
import { widerBound, type Bounds } from './bounds';
import { uncovered } from './narrowing';

type Grant = access.Grant;
type Person = Pick<Caller, 'id' | 'msp' | 'department' | 'roles'>;

/** Why somebody may not pass a grant on, or take back what was: they are not of its holder, or of one above. */
export function holderProblem(
  grant: Pick<Grant, 'id' | 'requester' | 'department'>,
  caller: Pick<Person, 'id' | 'msp' | 'department'>,
): LedgerError | undefined {
  const { id, requester, department } = grant;
  if (requester !== caller.msp) {
    return fail(errors.ledger.notOwner, { kind: 'grant', id, owner: requester, caller: caller.msp });
  }
  if (department === undefined) return fail(errors.access.heldByAll, { grant: id, holder: requester });
  if (caller.department !== undefined && isWithin(department, caller.department)) return undefined;
  const holder = access.holderOf(grant);
  return fail(errors.access.otherHolder, {
    grant: id,
    holder,
    actor: caller.id,
    department: caller.department ?? caller.msp,
  });
}

/** What is to be passed on. */
type Passed = Pick<access.Delegation, 'department' | 'fields' | 'expires'> & Bounds;

/** Why a grant cannot be passed on so: not down the tree, or more than it gives. */
export function delegationProblem(grant: Grant, passed: Passed): LedgerError | undefined {
  const { id, department: holder } = grant;
  if (passed.department === holder || !access.isHeldBy(grant, passed.department)) {
    return fail(errors.access.notBelow, { department: passed.department, holder: access.holderOf(grant) });
  }
  const what = wider(grant, passed);
  return what && fail(errors.access.delegationWider, { grant: id, what });
}

function wider(grant: Grant, passed: Passed) {
  if (uncovered(grant.fields, passed.fields)) return 'fields';
  return passed.expires > grant.expires ? 'days' : widerBound(grant, passed);
}

/** How a delegation is used: by whom, for what, when. */
interface Use {
  readonly caller: Person;
  readonly delegationId: string;
  readonly delegation: access.Delegation | undefined;
  readonly fields: Readonly<Record<string, string>>;
  readonly now: string;
}

/**
 * Why a delegation does not cover an attempt; undefined where it does. That the grant covers it is judged beside this,
 * each time anew: so a delegation never gives more, whatever its holder wrote into it.
 */
export function delegatedRefusal(grant: Grant, use: Use): LedgerError | undefined {
  const { caller, delegation, fields, now } = use;
  const { requester } = grant;
  const names = delegation?.grant === grant.id && delegation.id.startsWith(`${requester}/`);
  if (!delegation || !names || !access.isHeldBy(grant, delegation.department)) {
    return fail(errors.access.delegationUnknown, { grant: grant.id, delegation: use.delegationId });
  }
  const { id, state, reason = '', expires, department } = delegation;
  if (state !== 'active') return fail(errors.access.delegationRevoked, { delegation: id, reason });
  if (now >= expires) return fail(errors.access.delegationExpired, { delegation: id, expires });
  if (caller.department === undefined || !isWithin(caller.department, department)) {
    const of = caller.department ?? caller.msp;
    return fail(errors.access.delegationOther, {
      delegation: id,
      holder: `${requester}/${department}`,
      actor: caller.id,
      department: of,
    });
  }
  return boundsRefusal(delegation, caller, fields, now);
}

function boundsRefusal(
  { id, role, hours, fields: given }: access.Delegation,
  caller: Person,
  fields: Use['fields'],
  now: string,
): LedgerError | undefined {
  const bound = (what: 'role' | 'hours', said: string) =>
    fail(errors.access.delegationBound, { delegation: id, what, bound: said });
  if (role !== undefined && !caller.roles.includes(role)) return bound('role', role);
  if (hours && !access.isOpenAt(hours, now)) return bound('hours', access.hoursText(hours));
  const beyond = uncovered(given, fields);
  return beyond && fail(errors.access.delegationNarrower, { delegation: id, ...beyond });
}

/** What a record must say to be read under a grant, passed on or not. */
export const conditionsOf = (grant: Bounds | undefined, delegation: Bounds | undefined): readonly Guard[] => [
  ...(grant?.conditions ?? []),
  ...(delegation?.conditions ?? []),
];
