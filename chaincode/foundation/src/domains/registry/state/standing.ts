import { errors, fail, problems } from '@oneplusn/api';
import type { FactId, Json, Msp, registry } from '@oneplusn/api';
import { problemWith } from '@oneplusn/errors';
import type { Ledger } from '../../../ledger/ledger';
import { authorityId } from './ids';

/*
 * Every call asks whether the caller's authority, department and actor stand as the certificate says. So beside each of
 * these facts its owner keeps a mark of its standing, which answers with one look: what is expected is either what the
 * owner has sealed, or it is not.
 */

type Standing = registry.Authority['state'];

/** The mark of an authority or a department. */
export const markOf = (state: Standing): Json => ({ state });

/** The mark of an actor: standing, and what the certificate must say. */
export const actorMark = ({
  state,
  department,
  roles,
}: Pick<registry.Actor, 'state' | 'department'> & { roles: readonly string[] }): Json => ({
  state,
  department,
  roles: [...new Set(roles)].sort(),
});

/**
 * Marks what its owner alone turns away, or lets act again: a person, an administrator, a certificate. Nothing stands
 * beside it in public that others could hold shut.
 */
export async function markStanding(ledger: Ledger, ids: readonly FactId[], state: Standing): Promise<void> {
  // A call that writes nothing would want two signatures.
  if (ids.length === 0)
    throw fail(errors.registry.motionUnfit, { problem: problemWith(problems.registry.nobodyNamed) });
  for (const id of ids) await ledger.mark('actor', id, markOf(state));
}

/** Whether its owner has turned it away. */
export const isSuspended = (ledger: Ledger, id: FactId): Promise<boolean> =>
  ledger.marked('actor', id, markOf('suspended'));

export async function writeAuthority(ledger: Ledger, committee: Msp, authority: registry.Authority): Promise<void> {
  const id = authorityId(committee, authority.msp);
  await ledger.write('authority', id, authority);
  await ledger.mark('authority', id, markOf(authority.state));
}

export async function writeDepartment(ledger: Ledger, department: registry.Department): Promise<void> {
  await ledger.write('department', department.id, department);
  await ledger.mark('department', department.id, markOf(department.state));
}

export async function writeActor(ledger: Ledger, actor: registry.Actor): Promise<void> {
  await ledger.write('actor', actor.id, actor);
  await ledger.mark('actor', actor.id, actorMark(actor));
}
