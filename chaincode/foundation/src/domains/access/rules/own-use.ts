import { errors, fail } from '@oneplusn/api';
import type { LedgerError, catalog } from '@oneplusn/api';
import type { Caller } from '../../../call';
import { stewardshipProblem } from '../../catalog/rules/stewardship';
import { isWithin } from '../../registry/rules/departments';

/**
 * Why somebody may not read their own authority's data: the standing permission is for the department that a dataset
 * belongs to, for those below it, and for the stewards who look after it.
 */
export function ownUseProblem(
  dataset: Pick<catalog.Dataset, 'id' | 'provider' | 'department'>,
  caller: Pick<Caller, 'id' | 'msp' | 'department' | 'roles'>,
): LedgerError | undefined {
  const { id, provider, department } = dataset;
  if (provider !== caller.msp) return stewardshipProblem(dataset, caller);
  if (caller.department !== undefined && isWithin(caller.department, department)) return undefined;
  if (caller.roles.includes('steward') && !stewardshipProblem(dataset, caller)) return undefined;
  return fail(errors.access.otherDepartment, {
    dataset: id,
    holder: `${provider}/${department}`,
    actor: caller.id,
    department: caller.department ?? caller.msp,
  });
}
