import { dayOf, fromOf, holds, offered } from '@oneplusn/api';
import type { Transactions, process } from '@oneplusn/api';
import type { Handler } from '../../call';
import { mayDo, mayStepIn } from './rules/people';
import { heldCase, stepsOf, type Held } from './state/cases';
import { CaseData, valuesOf } from './state/data';
import { residentOf } from './state/applicant';
import { seesForms } from './state/sight';
import { caseNow } from './state/terms';
import type { Caller } from '../../call';

/** A case with its history; what its forms say only for those who have a part in the process. */
export const caseFile: Handler<Transactions['process']['case']> = async (call) => {
  const { input, caller, ledger, transient } = call;
  const held = await heldCase(call, input.case);
  const steps = await stepsOf(call, input.case);
  const file = await caseNow(call, held.chart, held.file);
  if (!(await seesForms(call, held, transient.resident))) return { case: file, steps, actions: [] };
  const data = await new CaseData(ledger, input.case).fields();
  const resident = await residentOf(call, held.file);
  const now = { file, chart: held.chart, today: dayOf(call.now) };
  return {
    ...{ case: file, steps, actions: possible(now, caller, data), data },
    ...(resident !== undefined && { resident }),
  };
};

/** What somebody can do at this moment. Where a form is still to be filled in, its condition is not known yet. */
function possible(
  { file: { places, state: standing }, chart, today }: Held & { readonly today: string },
  caller: Caller,
  data: process.CaseData,
): string[] {
  if (standing === 'ended') return [];
  const stepsIn = ({ state, due }: process.Place): boolean =>
    due !== undefined && due < today && mayStepIn(chart, state, caller);
  const free = namesOf(places.filter(({ claimed }) => claimed === undefined || claimed === caller.id));
  const theirs = offered(chart, namesOf(places))
    .filter((action) => action.applicant || fromOf(free, action) !== undefined)
    .filter((action) => mayDo(chart, action, caller));
  const late = offered(chart, namesOf(places.filter(stepsIn))).filter(({ applicant }) => !applicant);
  const values = valuesOf(data);
  return [...new Set([...theirs, ...late])]
    .filter(({ guard, form }) => guard === undefined || form !== undefined || holds(guard, values))
    .map(({ name }) => name);
}

const namesOf = (places: readonly process.Place[]): string[] => places.map(({ state }) => state);
