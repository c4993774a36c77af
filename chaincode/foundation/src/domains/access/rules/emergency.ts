import { errors, fail, ownerOf } from '@oneplusn/api';
import type { LedgerError, access } from '@oneplusn/api';
import { beyond } from './narrowing';
import { whoFits } from './policy';
import { datasetRefusal, type Attempt } from './refusal';

/** Who wants to see what in an emergency, by which plan. */
export interface EmergencyAttempt extends Pick<Attempt, 'caller' | 'datasetId' | 'dataset' | 'fields'> {
  readonly planId: string;
  /** As it stands on the ledger; undefined where there is none or a seal is broken. */
  readonly plan: access.Plan | undefined;
}

/**
 * Why an emergency opening is refused, its quota aside; undefined where it is allowed. Asked at the opening, and again
 * at each read, so that a plan that is ended stops reads at once.
 */
export function emergencyRefusal(attempt: EmergencyAttempt): LedgerError | undefined {
  const { caller, datasetId, dataset, plan, planId } = attempt;
  if (!dataset || datasetRefusal(datasetId, dataset)) return datasetRefusal(datasetId, dataset);
  // Only the data's owner says what is opened so: a plan by another authority is none, whatever it says.
  if (!plan || plan.dataset !== datasetId || ownerOf(plan.id) !== ownerOf(datasetId)) {
    return fail(errors.access.noPlan, { plan: planId, dataset: datasetId });
  }
  const { id, state, reason = '' } = plan;
  if (state !== 'active') return fail(errors.access.planEnded, { plan: id, reason });
  if (!isFor(plan, caller)) return fail(errors.access.planOther, { plan: id, actor: caller.id });
  const found = beyond(plan.fields, attempt.fields, dataset.schema);
  return found && fail(errors.access.planNarrower, { plan: id, ...found });
}

/** Whether a plan is for a person: the authority, the department and the role must fit together. */
function isFor({ who }: access.Plan, { msp, department, roles }: EmergencyAttempt['caller']): boolean {
  if (department === undefined) return false;
  const mine = who.filter(({ role }) => role === undefined || roles.includes(role));
  return whoFits(mine, { requester: msp, department }) !== undefined;
}
