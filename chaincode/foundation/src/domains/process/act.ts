import { dayOf, errors, fail, fromOf, holds, isOver, moved, recordCheck } from '@oneplusn/api';
import type { Fields, ProcessAction, ProcessForm, Transactions } from '@oneplusn/api';
import type { Call, Handler } from '../../call';
import { mayDo, notTheirs } from './rules/people';
import { placesAfter } from './rules/places';
import { caseToActOn, follow, type Held } from './state/cases';
import { CaseData, valuesOf } from './state/data';
import { writeOutcome } from './state/outcome';
import { termsFrom } from './state/terms';

type Act = Transactions['process']['act'];

/** Takes an action on a case: its form is checked and kept, its condition looked at, and the case moves on. */
export const act: Handler<Act> = async (call) => {
  const { input, transient, ledger, now } = call;
  const held = await caseToActOn(call, input.case, input.step);
  const { file, chart } = held;
  const action = actionToDo(call, held);
  const form = chart.definition.forms.find(({ name }) => name === action.form);
  const fields = checkedForm(form, action, transient.fields, dayOf(now));
  const data = new CaseData(ledger, file.id);
  const said = async (): Promise<Fields> => ({ ...valuesOf(await data.fields()), ...fields });
  if (action.guard && !holds(action.guard, await said()))
    throw fail(errors.process.guardClosed, { case: file.id, action: action.name });
  const root = form && fields && (await data.put(form, fields, file.step + 1, file.version, transient.salt));
  const { outcome } = action;
  if (outcome) await writeOutcome(call, file.id, outcome, await said(), transient.salt);
  const at = file.places.map(({ state }) => state);
  const move = moved(chart, at, action);
  const terms = await termsFrom(call, chart, file.term);
  const places = placesAfter(file.places, move, now, terms);
  const term = terms.wholeAfter(file.term, move.at);
  const state = isOver(chart, move.at) ? 'ended' : 'open';
  const taken = {
    kind: 'act',
    action: action.name,
    ...(form && { form: form.name, root }),
    ...(outcome && { dataset: outcome.dataset }),
  } as const;
  return follow(call, chart, file, taken, { state, places, ...(term && { term }) });
};

/** The action that is meant, where it is offered, and the caller may do it. */
function actionToDo({ input, caller }: Call<Act>, { file, chart }: Held): ProcessAction {
  const action = chart.action(input.action);
  if (!action) throw fail(errors.process.actionUnknown, { process: file.process, action: input.action });
  const states = file.places.map(({ state }) => state);
  const from = fromOf(states, action);
  if (from === undefined)
    throw fail(errors.process.notOffered, { case: file.id, states: states.join(', '), action: action.name });
  if (!mayDo(chart, action, caller)) throw notTheirs(chart, action.name, [action], caller.id);
  const holder = file.places.find(({ state }) => state === from)?.claimed;
  if (holder !== undefined && holder !== caller.id)
    throw fail(errors.process.claimed, { case: file.id, state: from, holder });
  return action;
}

function checkedForm(
  form: ProcessForm | undefined,
  { name: action }: ProcessAction,
  given: Fields | undefined,
  today: string,
): Fields | undefined {
  if (!form) {
    if (given !== undefined) throw fail(errors.process.noForm, { action });
    return undefined;
  }
  const fields = given ?? {};
  const [problem] = recordCheck({ key: [], schema: form.schema }, today)(fields);
  if (problem) throw fail(errors.process.formInvalid, { form: form.name, ...problem });
  return fields;
}
