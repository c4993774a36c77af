import { holds, offered } from '@oneplusn/api';
import type { Transactions, process } from '@oneplusn/api';
import type { Handler } from '../../call';
import { mayDo, takesPart } from './rules/people';
import { heldCase, stepsOf, type Held } from './state/cases';
import { CaseData, valuesOf } from './state/data';
import { caseNow } from './state/terms';
import type { Caller } from '../../call';

/** A case with its history; what its forms say only for those who have a part in the process. */
export const caseFile: Handler<Transactions['process']['case']> = async (call) => {
  const { input, caller, ledger } = call;
  const held = await heldCase(call, input.case);
  const steps = await stepsOf(call, input.case);
  const file = await caseNow(call, held.chart, held.file);
  if (!takesPart(held.chart, caller)) return { case: file, steps, actions: [] };
  const data = await new CaseData(ledger, input.case).fields();
  return { case: file, steps, actions: possible(held, caller, data), data };
};

/** What somebody can do at this moment. Where a form is still to be filled in, its condition is not known yet. */
function possible({ file: { places }, chart }: Held, caller: Caller, data: process.CaseData): string[] {
  const at = places.filter(({ claimed }) => claimed === undefined || claimed === caller.id).map(({ state }) => state);
  const values = valuesOf(data);
  return offered(chart, at)
    .filter((action) => mayDo(chart, action, caller))
    .filter(({ guard, form }) => guard === undefined || form !== undefined || holds(guard, values))
    .map(({ name }) => name);
}
