import { errors, fail } from '@oneplusn/api';
import type { FactId, LedgerError, catalog } from '@oneplusn/api';
import { isGuarded } from '../../catalog/rules/guarded';

/**
 * Why a steward may not give a grant for a dataset: of important and core data whoever wrote the entry as it stands has
 * a second steward decide who gets it. Such a grade is never lowered, so that nobody gets around it by a revision.
 */
export function oneStewardProblem(
  { id, grade, provenance }: Pick<catalog.Dataset, 'id' | 'grade' | 'provenance'>,
  by: FactId,
): LedgerError | undefined {
  if (!isGuarded(grade) || provenance.by !== by) return undefined;
  return fail(errors.access.secondSteward, { dataset: id, grade, actor: by });
}
