import {
  askedSchema,
  dayOf,
  errors,
  fail,
  fromOf,
  holds,
  isOver,
  kindProblem,
  moved,
  recordCheck,
} from '@oneplusn/api';
import type { DatasetSchema, ProcessAction, ProcessForm, Transactions, process } from '@oneplusn/api';
import type { Call, Handler } from '../../call';
import { filledForm } from './rules/filling';
import { mayDo, notTheirs } from './rules/people';
import { placesAfter } from './rules/places';
import { caseToActOn, follow, type Held, type Taken } from './state/cases';
import { CaseData, valuesOf, type Filled, type Kept } from './state/data';
import { checkedFetches } from './state/fetched';
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
  const data = new CaseData(ledger, file.id);
  const known = await data.fields();
  const filled = form ? await filledIn(call, form, known) : noForm(call, action);
  if (action.guard && !holds(action.guard, { ...valuesOf(known), ...valuesOf(filled?.data ?? {}) }))
    throw fail(errors.process.guardClosed, { case: file.id, action: action.name });
  const kept = form && filled && (await data.put(form, filled, file.step + 1, file.version, transient.salt));
  const { outcome } = action;
  if (outcome) await writeOutcome(call, file.id, outcome, kept?.all ?? known, transient.salt);
  const at = file.places.map(({ state }) => state);
  const move = moved(chart, at, action);
  const terms = await termsFrom(call, chart, file.term);
  const places = placesAfter(file.places, move, now, terms);
  const term = terms.wholeAfter(file.term, move.at);
  const state = isOver(chart, move.at) ? 'ended' : 'open';
  const taken = {
    kind: 'act',
    action: action.name,
    ...(form && kept && formTaken(call, form, kept)),
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

/** What a step says of its form: commitments, and the openings that it was filled by. */
function formTaken({ input }: Call<Act>, { name, fetches }: ProcessForm, { root, origins }: Kept): Partial<Taken> {
  const openings = (input.openings ?? []).map(({ opening }) => opening);
  return { form: name, root, ...(fetches && { origins }), ...(openings.length > 0 && { openings }) };
}

/** The form as it is kept, after all of it is checked: what was fetched, what was typed, what is declared. */
async function filledIn(call: Call<Act>, form: ProcessForm, known: process.CaseData): Promise<Filled> {
  const { fields: typed = {}, fetched = [], declared = {} } = call.transient;
  const { openings = [] } = call.input;
  const found = await checkedFetches(call, form, fetched, openings, { ...valuesOf(known), ...typed });
  const filled = filledForm(form, { typed, declared }, found);
  const schema = askedSchema(form, { ...valuesOf(known), ...valuesOf(filled) });
  const data = asked(schema, filled);
  const values = valuesOf(data);
  const [problem = kindProblem(form, values)] = recordCheck({ key: [], schema }, dayOf(call.now))(values);
  if (problem) throw fail(errors.process.formInvalid, { form: form.name, ...problem });
  return { data, fetched };
}

/** What was fetched beyond what is asked for is left out; what somebody typed beyond it is for the check to refuse. */
const asked = ({ properties }: DatasetSchema, data: Filled['data']): Filled['data'] =>
  Object.fromEntries(Object.entries(data).filter(([field, { source }]) => !source || Object.hasOwn(properties, field)));

function noForm({ input, transient }: Call<Act>, { name: action }: ProcessAction): undefined {
  const { fields, fetched, declared } = transient;
  if (fields ?? fetched ?? declared ?? input.openings) throw fail(errors.process.noForm, { action });
}
