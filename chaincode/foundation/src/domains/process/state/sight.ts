import { mayDo } from '../rules/people';
import type { Call } from '../../../call';
import { actsForResidents, takesPart } from '../rules/people';
import { residentOf } from './applicant';
import type { Held } from './cases';

/**
 * Whether somebody sees what the forms of a case say: officials of the process do; whoever acts for residents, in the
 * cases of the one that they name.
 */
export async function seesForms(
  call: Pick<Call, 'ledger' | 'caller'>,
  { file, chart }: Held,
  given: string | undefined,
): Promise<boolean> {
  const { caller } = call;
  if (takesPart(chart, caller)) return true;
  const acts =
    actsForResidents(chart, caller) || chart.definition.actions.some((action) => mayDo(chart, action, caller));
  if (!acts) return false;
  if (file.applicant === undefined) return chart.definition.actions.some((action) => mayDo(chart, action, caller));
  return given !== undefined && (await residentOf(call, file)) === given;
}
