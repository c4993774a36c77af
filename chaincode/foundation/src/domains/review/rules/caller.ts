import { errors, fail, ownerOf } from '@oneplusn/api';
import type { FactId } from '@oneplusn/api';
import type { Caller } from '../../../call';

/** The caller's department. An administrator has none, and neither files nor registers. */
export function departmentOf(caller: Caller): string {
  if (caller.department === undefined) throw fail(errors.registry.unknownDepartment, { department: caller.id });
  return caller.department;
}

/** Throws LEDGER-107 unless the fact belongs to the caller's authority. */
export function requireOwn(kind: 'application' | 'system', id: FactId, { msp }: Caller): void {
  if (ownerOf(id) !== msp) throw fail(errors.ledger.notOwner, { kind, id, owner: ownerOf(id), caller: msp });
}
