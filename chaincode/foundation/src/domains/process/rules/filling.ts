import { canonicalJson, errors, fail, problems } from '@oneplusn/api';
import type { FactId, Fields, LedgerArguments, ProcessFetch, ProcessForm, process } from '@oneplusn/api';
import { problemWith, type Problem } from '@oneplusn/errors';

type CaseField = Omit<process.CaseField, 'step'>;
type Value = Fields[string];

/** What came of one fetch, after the contract has checked it. */
export interface Found {
  readonly opening?: FactId | undefined;
  /** What of the record was released, and where it comes from; absent where its holder has none. */
  readonly record?: {
    readonly values: Readonly<Record<string, Value>>;
    readonly source: Omit<process.Source, 'item' | 'as'>;
  };
}

/** What a person said: the fields that were typed, and for which fetched ones they speak. */
export interface Said {
  readonly typed: Fields;
  readonly declared: Readonly<Record<string, Pick<process.Declared, 'why' | 'reason'>>>;
}

const wrong = problems.process;

/**
 * A form as it is kept: what was typed, what was fetched, and where somebody spoke in place of the state, that they
 * did. Nobody overwrites in silence what the state holds.
 * @param found what came of the fetches, by their place in the form; those that were not made are not there
 */
export function filledForm(
  form: ProcessForm,
  { typed, declared }: Said,
  found: ReadonlyMap<number, Found>,
): Record<string, CaseField> {
  const fetches = form.fetches ?? [];
  const placeOf = (field: string): number => fetches.findIndex(({ fields }) => Object.hasOwn(fields, field));
  for (const [field, { why }] of Object.entries(declared))
    if (placeOf(field) < 0 || typed[field] === undefined) throw misdeclared(field, why, problemWith(wrong.notFetched));
  const plain = Object.entries(typed).filter(([field]) => placeOf(field) < 0);
  const all: [string, CaseField][] = plain.map(([field, value]) => [field, { value }]);
  for (const [at, fetch] of fetches.entries())
    for (const field of Object.keys(fetch.fields)) {
      const one = { form: form.name, fetch, field, found: found.get(at) };
      const kept = fetchedField(one, typed[field], Object.hasOwn(declared, field) ? declared[field] : undefined);
      if (kept) all.push([field, kept]);
    }
  return Object.fromEntries(all);
}

/** One fetched field of a form, and what was found for it. */
interface One {
  readonly form: string;
  readonly fetch: ProcessFetch;
  readonly field: string;
  readonly found: Found | undefined;
}

function fetchedField(
  one: One,
  typed: Value | undefined,
  declared: Said['declared'][string] | undefined,
): CaseField | undefined {
  const held = heldValue(one);
  if (typed === undefined) return held;
  if (declared) return { value: typed, declared: declaration(one, declared, held) };
  if (held?.value === typed) return held;
  throw fail(errors.process.fieldFetched, { form: one.form, field: one.field, dataset: one.fetch.dataset });
}

function heldValue({ fetch, field, found }: One): { value: Value; source: process.Source } | undefined {
  const { item, as } = fetch.fields[field] ?? {};
  if (item === undefined || as === undefined || !found?.record) return undefined;
  const { values, source } = found.record;
  const value = Object.hasOwn(values, item) ? values[item] : undefined;
  return value === undefined ? undefined : { value, source: { ...source, item, as } };
}

/** What is declared must be what happened: only who fetched nothing can say that nobody answered. */
function declaration(
  { field, found }: One,
  { why, reason }: Said['declared'][string],
  held: { value: Value; source: process.Source } | undefined,
): process.Declared {
  const said = { why, ...(reason !== undefined && { reason }) };
  if (why === 'corrected') {
    if (!held) throw misdeclared(field, why, problemWith(wrong.nothingFetched));
    if (reason === undefined) throw misdeclared(field, why, problemWith(wrong.reasonless));
    return { ...said, instead: held };
  }
  if (held || (why !== 'absent' && found)) throw misdeclared(field, why, problemWith(wrong.neverFound));
  if (why === 'absent' && !found) throw misdeclared(field, why, problemWith(wrong.nothingFetched));
  return { ...said, ...(found?.opening !== undefined && { opening: found.opening }) };
}

const misdeclared = (field: string, why: string, problem: Problem) => {
  const args: LedgerArguments = { field, why, problem };
  return fail(errors.process.declaredWrong, args);
};

/** The origins of values, as they go with an outcome: by field, and nothing where a person was asked. */
export function originsText(data: Readonly<Record<string, CaseField>>, fields: readonly string[]): string {
  const told = new Map<string, process.Source | { readonly declared: process.Why }>();
  for (const field of fields) {
    const { source, declared } = data[field] ?? {};
    if (source) told.set(field, source);
    else if (declared) told.set(field, { declared: declared.why });
  }
  return canonicalJson(Object.fromEntries(told));
}
