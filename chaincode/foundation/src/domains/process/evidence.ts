import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { notTheirs } from './rules/people';
import { heldCase } from './state/cases';
import { CaseData } from './state/data';
import { seesForms } from './state/sight';

/** What the values of a step were proved by, for those who have a part in the process. */
export const evidence: Handler<Transactions['process']['evidence']> = async (call) => {
  const { input, caller, ledger, transient } = call;
  const held = await heldCase(call, input.case);
  const { chart } = held;
  if (!(await seesForms(call, held, transient.resident)))
    throw notTheirs(chart, 'process.evidence', chart.definition.actions, caller.id);
  return { fetched: await new CaseData(ledger, input.case).fetched(input.step) };
};
