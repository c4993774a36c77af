/** What a description leaves out or says for nothing. The build fails on any. */
import { allTransactions, type Said, type Transaction } from '@oneplusn/api';
import * as v from 'valibot';
import { placesOf, type Place, type Schema } from './places';
import { restatesEn, restatesZh } from './restates';

type Flaw =
  | 'no meaning'
  | 'restates its name'
  | 'no unit or example'
  | 'example does not fit'
  | 'not in English'
  | 'no upper limit';

/** The flaws of all descriptions, each with where it is: `access.request input days: no unit or example`. */
export function flaws(transactions: readonly Transaction[] = allTransactions): string[] {
  return transactions.flatMap((transaction) =>
    placesOf(transaction).flatMap((place) => flawsOf(place).map((flaw) => `${place.at}: ${flaw}`)),
  );
}

/** How many meanings say no more than the name they stand beside, or are not there at all. */
export function tautologies(transactions: readonly Transaction[] = allTransactions): string[] {
  return flaws(transactions).filter((flaw) => flaw.endsWith(': restates its name') || flaw.endsWith(': no meaning'));
}

function flawsOf(place: Place): Flaw[] {
  const { name, schema, said, shown, maxItems } = place;
  return [
    ...(name === '' ? [] : meaningFlaws(place)),
    ...(needsExample(schema) && !shown && said.unit === undefined && said.example === undefined
      ? (['no unit or example'] as const)
      : []),
    ...([said.example, said.exampleZh].every((example) => example === undefined || fits(schema, example))
      ? []
      : (['example does not fit'] as const)),
    ...(name === 'zh' || isEnglish(said) ? [] : (['not in English'] as const)),
    ...(isBounded(schema, maxItems) ? [] : (['no upper limit'] as const)),
  ];
}

const fits = (schema: Schema, example: unknown): boolean => v.is(schema as unknown as v.GenericSchema, example);

/** A name in two languages is Chinese in one of them. */
function isEnglish({ en = '', example }: Said): boolean {
  const shown = JSON.stringify(example, (name, value: unknown) => (name === 'zh' ? undefined : value)) ?? '';
  return !/\p{Script=Han}/u.test(en + shown);
}

function meaningFlaws({ name, said: { en, zh } }: Place): Flaw[] {
  if (en === undefined || zh === undefined) return ['no meaning'];
  return restatesEn(name, en) || restatesZh(name, zh) ? ['restates its name'] : [];
}

/** Texts and numbers need one. What may be chosen stands in the type already. */
function needsExample(schema: Schema): boolean {
  const { type } = baseOf(schema);
  return type === 'string' || type === 'number';
}

/** Whether there is an end to what a list, a text, a map or a number may hold. */
function isBounded(schema: Schema, maxItems: number | undefined): boolean {
  const steps = schema.pipe ?? [];
  const has = (...types: string[]): boolean => steps.some(({ type }) => types.includes(type));
  switch (baseOf(schema).type) {
    case 'array':
      return maxItems !== undefined || has('max_length', 'length');
    case 'record':
      return has('max_entries');
    case 'string':
      return has('max_length', 'iso_timestamp', 'iso_date') || steps.some(isFinite);
    case 'number':
      return has('safe_integer', 'max_value');
    default:
      return true;
  }
}

/** A pattern from end to end in which nothing may come without end. */
function isFinite({ type, requirement }: { readonly type: string; readonly requirement?: unknown }): boolean {
  if (type !== 'regex' || !(requirement instanceof RegExp)) return false;
  const pattern = requirement.source.replace(/\\.|\[[^\]]*\]/g, '.');
  return pattern.startsWith('^') && pattern.endsWith('$') && !/[*+]|\{\d+,\}/.test(pattern);
}

const baseOf = (schema: Schema): Schema => schema.pipe?.[0] ?? schema;
