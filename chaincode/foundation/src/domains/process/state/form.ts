/** A form as it is kept, after all of it is checked: what was fetched, what was typed, what is declared. */
import { askedSchema, dayOf, errors, fail, itemsOf, kindProblem, problems, recordCheck } from '@oneplusn/api';
import { rowsProblem, rowsText } from '@oneplusn/api';
import type { DatasetSchema, Fields, ProcessForm, ProcessGroup, Transactions, process } from '@oneplusn/api';
import { problemWith, type Problem } from '@oneplusn/errors';
import type { Call } from '../../../call';
import { filledForm } from '../rules/filling';
import type { Taken } from './cases';
import { valuesOf, type Filled, type Kept } from './data';
import { checkedFetches } from './fetched';

type Act = Call<Transactions['process']['act']>;
/** A call that may hand over a form: an action, or the beginning of a case. */
export type Filling = Pick<Call, 'ledger' | 'caller' | 'now' | 'peerMsp'> & {
  readonly input: Pick<Act['input'], 'openings'>;
  readonly transient: Omit<Act['transient'], 'salt'>;
};

const wrong = problems.process;

/** @throws LedgerError PROCESS-112 and what the fetches are refused for */
export async function filledIn(call: Filling, form: ProcessForm, known: process.CaseData): Promise<Filled> {
  const { fields: typed = {}, fetched = [], declared = {}, groups = {} } = call.transient;
  const { openings = [] } = call.input;
  const today = dayOf(call.now);
  const rows = groupTexts(form, typed, groups, today);
  const found = await checkedFetches(call, form, fetched, openings, { ...valuesOf(known), ...typed });
  const filled = { ...filledForm(form, { typed, declared }, found), ...rows };
  const schema = askedSchema(form, { ...valuesOf(known), ...valuesOf(filled) });
  for (const { name, min = 0 } of form.groups ?? [])
    if (min > 0 && Object.hasOwn(schema.properties, name) && !Object.hasOwn(rows, name))
      throw invalid(form, name, problemWith(wrong.rowsMany, { count: 0, min, max: min }));
  const data = asked(schema, filled);
  const values = valuesOf(data);
  const [problem = kindProblem(form, values)] = recordCheck({ key: [], schema }, today)(values);
  if (problem) throw invalid(form, problem.field, problem.problem);
  return { data, fetched };
}

/** Refuses a form that nothing asks for. */
export function refuseForm({ input, transient }: Filling, action: string): void {
  const { fields, fetched, declared, groups } = transient;
  if (fields ?? fetched ?? declared ?? groups ?? input.openings) throw fail(errors.process.noForm, { action });
}

/** What a step says of its form: commitments, and the openings that it was filled by. */
export function formTaken({ input }: Filling, { name, fetches }: ProcessForm, { root, origins }: Kept): Partial<Taken> {
  const openings = (input.openings ?? []).map(({ opening }) => opening);
  return { form: name, root, ...(fetches && { origins }), ...(openings.length > 0 && { openings }) };
}

/** The rows of each group as the one text that stands for them; nobody hands that text over itself. */
function groupTexts(
  form: ProcessForm,
  typed: Fields,
  given: Readonly<Record<string, readonly Fields[]>>,
  today: string,
): Record<string, { value: string }> {
  const groups = new Map<string, ProcessGroup>((form.groups ?? []).map((group) => [group.name, group]));
  for (const name of Object.keys(typed)) if (groups.has(name)) throw invalid(form, name, problemWith(wrong.rowsText));
  return Object.fromEntries(
    Object.entries(given).map(([name, rows]) => {
      const group = groups.get(name);
      if (!group) throw invalid(form, Object.hasOwn(itemsOf(form), name) ? name : '$', problemWith(wrong.rowsUnknown));
      const problem = rowsProblem(group, rows, today);
      if (problem) throw invalid(form, problem.field, problem.problem);
      return [name, { value: rowsText(rows) }];
    }),
  );
}

/** What was fetched beyond what is asked for is left out; what somebody typed beyond it is for the check to refuse. */
const asked = ({ properties }: DatasetSchema, data: Filled['data']): Filled['data'] =>
  Object.fromEntries(Object.entries(data).filter(([field, { source }]) => !source || Object.hasOwn(properties, field)));

const invalid = ({ name: form }: ProcessForm, field: string, problem: Problem) =>
  fail(errors.process.formInvalid, { form, field, problem });
