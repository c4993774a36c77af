import { errors, fail } from '@oneplusn/api';
import type { LedgerError, catalog } from '@oneplusn/api';
import type { Caller } from '../../../call';
import { isWithin } from '../../registry/rules/departments';

/**
 * Why the caller may not act for a dataset: it is another authority's, or its department lies outside the caller's own.
 * Administrators act for the whole authority.
 */
export function stewardshipProblem(
  dataset: Pick<catalog.Dataset, 'id' | 'provider' | 'department'>,
  caller: Pick<Caller, 'msp' | 'department'>,
): LedgerError | undefined {
  const { id, provider, department } = dataset;
  const refused = (owner: string, by: string) =>
    fail(errors.ledger.notOwner, { kind: 'dataset', id, owner, caller: by });
  if (provider !== caller.msp) return refused(provider, caller.msp);
  if (caller.department === undefined || isWithin(department, caller.department)) return undefined;
  return refused(`${provider}/${department}`, `${caller.msp}/${caller.department}`);
}
