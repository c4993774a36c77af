import { errors, fail } from '@oneplusn/api';
import type { LedgerError, Msp, Transaction } from '@oneplusn/api';
import type { FactKind, FactValues } from '../ledger/kinds';
import type { Ledger } from '../ledger/ledger';
import { authorityId, constitutionId } from '../registry/state/ids';
import type { Caller } from './call';
import type { Certificate } from './certificate';

/** Who calls, and whether they may: by the certificate, and by the registry as it stands at this moment. */
export async function callerOf(
  ledger: Ledger,
  committee: Msp,
  msp: Msp,
  certificate: Certificate,
  transaction: Transaction,
): Promise<Caller> {
  const { localName, department, roles, administrator } = certificate;
  const id = `${msp}/${localName ?? 'unknown'}`;
  const problem =
    (localName === undefined ? fail(errors.registry.badCertificate, { attribute: 'hf.EnrollmentID' }) : undefined) ??
    (isRoot(transaction) ? undefined : await authorityProblem(ledger, committee, msp)) ??
    (administrator ? undefined : await actorProblem(ledger, id, certificate)) ??
    roleProblem(transaction, id, roles);
  return { id, msp, department: administrator ? undefined : department, roles, problem };
}

/** The one call that comes before the registry: it checks by itself that its caller is the committee. */
const isRoot = ({ name }: Transaction): boolean => name === 'registry.found';

async function authorityProblem(ledger: Ledger, committee: Msp, msp: Msp): Promise<LedgerError | undefined> {
  const found = await look(ledger, 'authority', authorityId(committee, msp));
  if ('problem' in found) return found.problem;
  if (found.value)
    return found.value.state === 'active' ? undefined : fail(errors.registry.authoritySuspended, { msp });
  const constitution = await ledger.read('constitution', constitutionId(committee));
  return constitution ? fail(errors.registry.unknownAuthority, { msp }) : fail(errors.registry.notFounded, {});
}

async function actorProblem(ledger: Ledger, actor: string, certificate: Certificate): Promise<LedgerError | undefined> {
  const enrolled = await look(ledger, 'actor', actor);
  if ('problem' in enrolled) return enrolled.problem;
  if (!enrolled.value) return fail(errors.registry.unknownActor, { actor });
  const { state, department, roles } = enrolled.value;
  if (state !== 'active') return fail(errors.registry.actorSuspended, { actor });
  const differs =
    difference('opn.department', certificate.department ?? '', department) ??
    difference('opn.roles', asSet(certificate.rolesText.split(',')), asSet(roles));
  if (differs) return fail(errors.registry.certificateDiffers, { actor, ...differs });
  const place = await look(ledger, 'department', `${actor.slice(0, actor.indexOf('/'))}/${department}`);
  if ('problem' in place) return place.problem;
  return place.value?.state === 'active' ? undefined : fail(errors.registry.unknownDepartment, { department });
}

function roleProblem({ callers, name }: Transaction, actor: string, roles: Caller['roles']): LedgerError | undefined {
  if (callers === 'anyone' || roles.some((role) => callers.includes(role))) return undefined;
  return fail(errors.registry.roleMissing, { actor, action: name, roles: callers.join(', ') });
}

const asSet = (roles: readonly string[]): string => [...new Set(roles)].sort().join(',');

function difference(attribute: string, certified: string, registered: string) {
  return certified === registered ? undefined : { attribute, certified, registered };
}

/** A fact of the registry. A spoilt one is no fact, but the caller should learn why. */
async function look<K extends FactKind>(
  ledger: Ledger,
  kind: K,
  id: string,
): Promise<{ value: FactValues[K] | undefined } | { problem: LedgerError }> {
  const value = await ledger.read(kind, id);
  if (value) return { value };
  const { condition } = await ledger.inspect(kind, id);
  return condition === 'spoilt' ? { problem: fail(errors.ledger.sealBroken, { kind, id }) } : { value };
}
