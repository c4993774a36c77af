import { actorId, administratorId, errors, fail, askedSigners } from '@oneplusn/api';
import type { LedgerError, Msp, Transaction } from '@oneplusn/api';
import type { Caller } from '../call';
import { actsByMotion } from '../domains/registry/state/carried';
import { standingBy } from '../domains/registry/state/enactments';
import { authorityId, certificateId, constitutionId, departmentId } from '../domains/registry/state/ids';
import { actorMark, isSuspended, markOf } from '../domains/registry/state/standing';
import type { FactKind, FactValues } from '../ledger/kinds';
import type { Ledger } from '../ledger/ledger';
import type { Certificate } from './certificate';

/**
 * Who calls, by the certificate.
 * @throws LedgerError where the caller may not, by the registry as it stands at this moment
 */
export async function callerOf(
  ledger: Ledger,
  committee: Msp,
  msp: Msp,
  certificate: Certificate,
  transaction: Transaction,
  input: unknown,
): Promise<Caller> {
  const { enrolment, name, fingerprint, department, roles, administrator } = certificate;
  const id = administrator ? administratorId(msp, name) : actorId(msp, enrolment ?? 'unknown');
  const others = [...askedSigners(transaction, input, { caller: msp, committee })].filter((each) => each !== msp);
  await fetchMarks(ledger, msp, certificate, id);
  const nameless = !administrator && enrolment === undefined;
  const problem =
    (nameless ? fail(errors.registry.badCertificate, { attribute: 'hf.EnrollmentID' }) : undefined) ??
    (isRoot(transaction) ? undefined : await authorityProblem(ledger, committee, msp, others)) ??
    (await certificateProblem(ledger, msp, fingerprint)) ??
    (administrator ? await administratorProblem(ledger, id) : await actorProblem(ledger, msp, id, certificate)) ??
    roleProblem(transaction, id, roles);
  if (problem) throw problem;
  return { id, msp, fingerprint, department: administrator ? undefined : department, roles };
}

/** What every call asks of its own authority, on that one's peer in one message. */
async function fetchMarks(
  ledger: Ledger,
  msp: Msp,
  { administrator, department, fingerprint }: Certificate,
  id: string,
): Promise<void> {
  const suspended = ['actor', certificateId(msp, fingerprint)] as const;
  if (administrator) return ledger.fetchMarks(msp, [], [suspended, ['actor', id]]);
  return ledger.fetchMarks(
    msp,
    [
      ['actor', id],
      ['department', departmentId(msp, department ?? '')],
    ],
    [suspended],
  );
}

/** The one call that comes before the registry: it checks by itself that its caller is the committee. */
const isRoot = ({ name }: Transaction): boolean => name === 'registry.found';

// The owners' marks say whether all is well. Only where it is not are the facts read, to say why.

/**
 * By the word of the others who must sign this call, where they have carried out a motion about the caller's authority
 * themselves; otherwise by the committee's.
 */
async function authorityProblem(
  ledger: Ledger,
  committee: Msp,
  msp: Msp,
  others: readonly Msp[],
): Promise<LedgerError | undefined> {
  const id = authorityId(committee, msp);
  const words = [];
  for (const other of others) words.push(await standingBy(ledger, committee, other, msp));
  if (words.includes('suspended')) return fail(errors.registry.authoritySuspended, { msp });
  if (words.length > 0 && words.every((word) => word === 'active')) return undefined;
  if (await ledger.marked('authority', id, markOf('active'))) return undefined;
  if (await actsByMotion({ ledger, committee }, msp)) return undefined;
  const { value, problem } = await look(ledger, 'authority', id);
  if (value?.state === 'suspended') return fail(errors.registry.authoritySuspended, { msp });
  if (value || problem) return problem ?? contradiction('authority', id);
  const constitution = await ledger.read('constitution', constitutionId(committee));
  return constitution ? fail(errors.registry.unknownAuthority, { msp }) : fail(errors.registry.notFounded, {});
}

/** A lost key, or a certificate that the authority's CA has revoked: whoever holds it, it opens nothing any more. */
async function certificateProblem(ledger: Ledger, msp: Msp, fingerprint: string): Promise<LedgerError | undefined> {
  const suspended = await isSuspended(ledger, certificateId(msp, fingerprint));
  return suspended ? fail(errors.registry.certificateSuspended, { msp, fingerprint }) : undefined;
}

/** Administrators are not enrolled: they act unless their authority has turned them away. */
async function administratorProblem(ledger: Ledger, id: string): Promise<LedgerError | undefined> {
  return (await isSuspended(ledger, id)) ? fail(errors.registry.actorSuspended, { actor: id }) : undefined;
}

async function actorProblem(
  ledger: Ledger,
  msp: Msp,
  actor: string,
  { department = '', rolesText }: Certificate,
): Promise<LedgerError | undefined> {
  const certified = { state: 'active' as const, department, roles: rolesText.split(',') };
  if (!(await ledger.marked('actor', actor, actorMark(certified)))) return explainActor(ledger, actor, certified);
  const place = departmentId(msp, department);
  if (await ledger.marked('department', place, markOf('active'))) return undefined;
  const { problem } = await look(ledger, 'department', place);
  return problem ?? fail(errors.registry.unknownDepartment, { department });
}

async function explainActor(
  ledger: Ledger,
  actor: string,
  certified: { department: string; roles: string[] },
): Promise<LedgerError> {
  if (await isSuspended(ledger, actor)) return fail(errors.registry.actorSuspended, { actor });
  const { value, problem } = await look(ledger, 'actor', actor);
  if (!value) return problem ?? fail(errors.registry.unknownActor, { actor });
  if (value.state === 'suspended') return fail(errors.registry.actorSuspended, { actor });
  const differs =
    difference('opn.department', certified.department, value.department) ??
    difference('opn.roles', asSet(certified.roles), asSet(value.roles));
  return differs ? fail(errors.registry.certificateDiffers, { actor, ...differs }) : contradiction('actor', actor);
}

function roleProblem({ callers, name }: Transaction, actor: string, roles: Caller['roles']): LedgerError | undefined {
  if (callers === 'anyone' || roles.some((role) => callers.includes(role))) return undefined;
  return fail(errors.registry.roleMissing, { actor, action: name, roles: callers.join(', ') });
}

const asSet = (roles: readonly string[]): string => [...new Set(roles)].sort().join(',');

function difference(attribute: string, certified: string, registered: string) {
  return certified === registered ? undefined : { attribute, certified, registered };
}

/** A fact of the registry. A damaged one is no fact, but the caller should learn why. */
async function look<K extends FactKind>(
  ledger: Ledger,
  kind: K,
  id: string,
): Promise<{ value?: FactValues[K] | undefined; problem?: LedgerError }> {
  const { condition, value } = await ledger.inspect(kind, id);
  if (condition === 'sound') return { value };
  return condition === 'damaged' ? { problem: contradiction(kind, id) } : {};
}

/** Fact and seals, or fact and mark, do not agree. */
function contradiction(kind: FactKind, id: string): LedgerError {
  return fail(errors.ledger.sealBroken, { kind, id });
}
