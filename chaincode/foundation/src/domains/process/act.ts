import { dayOf, errors, fail, fromOf, holds, keyedDigest, moved } from '@oneplusn/api';
import type { ProcessAction, Transactions, process } from '@oneplusn/api';
import type { Call, Handler } from '../../call';
import { feesAfter } from './rules/fees';
import { noticeText } from './rules/notices';
import { mayDo, mayStepIn, notTheirs } from './rules/people';
import { refuseOtherApplicant } from './state/applicant';
import { caseToActOn, type Held, type Taken } from './state/cases';
import { CaseData, valuesOf } from './state/data';
import { filledIn, formTaken, refuseForm } from './state/form';
import { moveOn } from './state/moving';
import { writeOutcome } from './state/outcome';
import { caseNow } from './state/terms';

type Act = Transactions['process']['act'];

/** Takes an action on a case: its form is checked and kept, its condition looked at, and the case moves on. */
export const act: Handler<Act> = async (call) => {
  const { input, transient, ledger } = call;
  const held = await caseToActOn(call, input.case, input.step);
  const { file, chart } = held;
  const { action, escalated } = await actionToDo(call, held);
  if (action.applicant) await refuseOtherApplicant(call, file, action.name, transient.resident);
  const form = chart.definition.forms.find(({ name }) => name === action.form);
  const data = new CaseData(ledger, file.id);
  const known = await data.fields();
  if (!form) refuseForm(call, action.name);
  const filled = form && (await filledIn(call, form, known));
  if (action.guard && !holds(action.guard, { ...valuesOf(known), ...valuesOf(filled?.data ?? {}) }))
    throw fail(errors.process.guardClosed, { case: file.id, action: action.name });
  const step = file.step + 1;
  const kept = form && filled && (await data.put(form, filled, step, file.version, transient.salt));
  const all = kept?.all ?? known;
  const { outcome, fee } = action;
  if (outcome) await writeOutcome(call, file.id, outcome, all, transient.salt);
  const taken: Taken = {
    kind: 'act',
    action: action.name,
    ...(escalated && { escalated }),
    ...(form && kept && formTaken(call, form, kept)),
    ...(await told(call, held, action, data, all)),
    ...(fee && { fee }),
    ...(outcome && { dataset: outcome.dataset }),
  };
  const at = file.places.map(({ state }) => state);
  const fees = feesAfter(chart, file.fees, fee, step);
  return moveOn(call, chart, file, { move: moved(chart, at, action), taken, data: all, ...(fees && { fees }) });
};

/** The action that is meant, where it is offered, and the caller may do it. */
async function actionToDo(
  call: Call<Act>,
  { file, chart }: Held,
): Promise<{ readonly action: ProcessAction; readonly escalated?: true }> {
  const { input, caller } = call;
  const action = chart.action(input.action);
  if (!action) throw fail(errors.process.actionUnknown, { process: file.process, action: input.action });
  const states = file.places.map(({ state }) => state);
  const from = file.state === 'ended' ? undefined : fromOf(states, action);
  if (from === undefined)
    throw fail(errors.process.notOffered, { case: file.id, states: states.join(', '), action: action.name });
  const theirs = mayDo(chart, action, caller);
  const holder = file.places.find(({ state }) => state === from)?.claimed;
  // A claim binds officials; the applicant may take back what somebody works on.
  if (theirs && (action.applicant || holder === undefined || holder === caller.id)) return { action };
  if (!action.applicant && mayStepIn(chart, from, caller) && (await isLate(call, { file, chart }, from)))
    return { action, escalated: true };
  if (!theirs) throw notTheirs(chart, action.name, [action], caller.id);
  throw fail(errors.process.claimed, { case: file.id, state: from, holder: holder ?? '' });
}

/** Whether the term of a state has passed, by the calendars as they stand; where none can be told it has not. */
async function isLate(call: Call<Act>, { file, chart }: Held, state: string): Promise<boolean> {
  const { places } = await caseNow(call, chart, file);
  const { due } = places.find((place) => place.state === state) ?? {};
  return due !== undefined && due < dayOf(call.now);
}

/** Makes out the notice of an action, with what the forms now say. */
async function told(
  { transient: { salt }, now }: Call<Act>,
  { file, chart }: Held,
  { notice: name }: ProcessAction,
  data: CaseData,
  all: process.CaseData,
): Promise<Partial<Taken>> {
  const said = name === undefined ? undefined : noticeText(chart, name, file.id, valuesOf(all));
  if (name === undefined || !said) return {};
  const hidden = keyedDigest(salt, ['notice-salt', file.id]);
  return { notice: name, told: await data.tell({ step: file.step + 1, name, ...said, at: now }, hidden) };
}
