import { access, errors, fail } from '@oneplusn/api';
import type { Guard, LedgerError } from '@oneplusn/api';
import type { Caller } from '../../../call';
import { isWithin } from '../../registry/rules/departments';
import { boundsProblem, joined, widerBound, type Bounds } from './bounds';
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

/**
 * What of a grant has come down to the holder of the innermost of these links; the grant itself where there are none.
 * Whoever passes it on further has that, and no more.
 */
export const comeDown = (grant: Grant, links: readonly access.Delegation[]): Grant =>
  links.reduceRight<Grant>((held, link) => ({ ...held, ...joined(held, link), ...only(link) }), grant);

const only = ({ department, fields, expires }: access.Delegation) => ({ department, fields, expires });

/** What is to be passed on. */
type Passed = Pick<access.Delegation, 'department' | 'fields' | 'expires' | 'depth'> & Bounds;

/** Why what was come down by these links cannot be passed on so: not down the tree, too often, or more than it is. */
export function delegationProblem(
  grant: Grant,
  links: readonly access.Delegation[],
  passed: Passed,
): LedgerError | undefined {
  const held = comeDown(grant, links);
  const { department: holder } = held;
  if (passed.department === holder || !access.isHeldBy(held, passed.department)) {
    return fail(errors.access.notBelow, { department: passed.department, holder: access.holderOf(held) });
  }
  const what = wider(held, passed);
  if (what) return fail(errors.access.delegationWider, { grant: grant.id, what });
  const tooFar = links.find(({ depth = 0 }, at) => depth < at + 1 + (passed.depth ?? 0));
  if (tooFar) return fail(errors.access.delegationDepth, { delegation: tooFar.id, depth: tooFar.depth ?? 0 });
  return boundsProblem(joined(held, passed));
}

function wider(grant: Grant, passed: Passed) {
  if (uncovered(grant.fields, passed.fields)) return 'fields';
  return passed.expires > grant.expires ? 'days' : widerBound(grant, passed);
}

/** How a delegation is used: by whom, for what, when. */
interface Use {
  readonly caller: Person;
  readonly id: string;
  readonly links: readonly access.Delegation[];
  readonly fields: Readonly<Record<string, string>>;
  readonly now: string;
}

/**
 * Why a delegation does not cover an attempt; undefined where each of its links does. That the grant covers it is
 * judged beside this, each time anew: so a delegation never gives more, whatever its holder wrote into it.
 */
export function delegatedRefusal(grant: Grant, { caller, id, links, fields, now }: Use): LedgerError | undefined {
  const broken = access.linksRefusal(grant, id, links, now);
  const [innermost] = links;
  if (broken || !innermost) return broken;
  const { department } = innermost;
  if (caller.department === undefined || !isWithin(caller.department, department)) {
    const of = caller.department ?? caller.msp;
    return fail(errors.access.delegationOther, {
      delegation: id,
      holder: `${grant.requester}/${department}`,
      actor: caller.id,
      department: of,
    });
  }
  for (const link of links) {
    const refused = boundsRefusal(link, caller, fields, now);
    if (refused) return refused;
  }
  return undefined;
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
export const conditionsOf = (grant: Bounds | undefined, links: readonly Bounds[] = []): readonly Guard[] =>
  [grant, ...links].flatMap((each) => each?.conditions ?? []);
