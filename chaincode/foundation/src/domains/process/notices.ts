import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { notTheirs } from './rules/people';
import { heldCase, stepsOf } from './state/cases';
import { CaseData } from './state/data';
import { seesForms } from './state/sight';

/** What the applicant of a case was told on the way, the oldest first. */
export const notices: Handler<Transactions['process']['notices']> = async (call) => {
  const { input, caller, ledger, transient } = call;
  const held = await heldCase(call, input.case);
  if (!(await seesForms(call, held, transient.resident)))
    throw notTheirs(held.chart, 'process.notices', held.chart.definition.actions, caller.id);
  const steps = (await stepsOf(call, input.case)).flatMap(({ number, notice }) =>
    notice === undefined ? [] : [number],
  );
  return { notices: await new CaseData(ledger, input.case).told(steps.reverse()) };
};
