import { errors, fail, ownerOf } from '@oneplusn/api';
import type { FactId, Msp } from '@oneplusn/api';
import type { Caller } from '../../../call';
import { isWithin } from '../../registry/rules/departments';

/** The caller's department. An administrator has none, and neither files nor registers. */
export function departmentOf(caller: Caller): string {
  if (caller.department === undefined) throw fail(errors.registry.unknownDepartment, { department: caller.id });
  return caller.department;
}

/** Throws LEDGER-107 unless the fact belongs to the caller's authority. */
export function requireOwn(kind: 'application' | 'system', id: FactId, { msp }: Caller): void {
  if (ownerOf(id) !== msp) throw fail(errors.ledger.notOwner, { kind, id, owner: ownerOf(id), caller: msp });
}

/**
 * Throws LEDGER-107 where the department that a project or system belongs to lies outside the caller's own: the rule of
 * stewardship.
 */
export function requireWithin(
  kind: 'application' | 'system',
  { id, authority, department }: { id: FactId; authority: Msp; department: string },
  caller: Caller,
): void {
  const own = departmentOf(caller);
  if (isWithin(department, own)) return;
  const [owner, by] = [`${authority}/${department}`, `${caller.msp}/${own}`];
  throw fail(errors.ledger.notOwner, { kind, id, owner, caller: by });
}
