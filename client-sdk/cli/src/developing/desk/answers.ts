/** What was posted, as the SDK takes it. */
import { askedSchema, type Fields, type ProcessForm } from '@oneplusn/api';
import type { Added, Typed } from '@oneplusn/sdk';
import type { FormItem } from '../pages/fields';
import { rowsOf } from '../pages/form';

type Value = Fields[string];

/** What was typed, of what is asked for where these are the values. */
export function typedIn(form: ProcessForm, given: URLSearchParams, known: Fields): Typed {
  const typed = valuesIn(form.schema.properties, (name) => given.get(`f.${name}`));
  const added = valuesIn(form.schema.properties, (name) => given.get(`a.${name}`));
  const asked = askedSchema(form, { ...known, ...typed, ...added }).properties;
  const groups = (form.groups ?? []).map((group) => {
    const rows = Array.from({ length: rowsOf(group, given) }, (_, at) =>
      valuesIn(group.schema.properties, (field) => given.get(`g.${group.name}.${at}.${field}`)),
    );
    return [group.name, rows.filter((row) => Object.keys(row).length > 0)] as const;
  });
  const all: Typed = { ...typed, ...Object.fromEntries(groups.filter(([, rows]) => rows.length > 0)) };
  return Object.fromEntries(Object.entries(all).filter(([name]) => Object.hasOwn(asked, name)));
}

/** What was typed by hand, or corrected, once the form had filled itself. */
export function addedIn(form: ProcessForm, given: URLSearchParams): Added {
  const fields = valuesIn(form.schema.properties, (name) => given.get(`a.${name}`));
  const reasons = Object.keys(fields).flatMap((name) => {
    const reason = given.get(`r.${name}`) ?? '';
    return reason === '' ? [] : [[name, reason] as const];
  });
  return { fields, reasons: Object.fromEntries(reasons) };
}

/** The same as it would have been posted: for answers that a scenario gives. */
export function postedOf(form: ProcessForm | undefined, typed: Typed, resident: string | undefined): URLSearchParams {
  const given = new URLSearchParams(resident === undefined ? {} : { resident });
  for (const [name, value] of Object.entries(form ? typed : {})) {
    if (typeof value !== 'object') {
      given.set(`f.${name}`, String(value));
      continue;
    }
    given.set(`n.${name}`, String(value.length));
    for (const [at, row] of value.entries())
      for (const [field, each] of Object.entries(row)) given.set(`g.${name}.${at}.${field}`, String(each));
  }
  return given;
}

/** A row more or less, as `add:employers` or `remove:employers:1` says; undefined for any other word. */
export function withRows(form: ProcessForm, given: URLSearchParams, word: string): URLSearchParams | undefined {
  const [verb, name = '', at] = word.split(':');
  const group = form.groups?.find((each) => each.name === name);
  if (!group || (verb !== 'add' && verb !== 'remove')) return undefined;
  const count = rowsOf(group, given);
  const next = new URLSearchParams([...given].filter(([each]) => !each.startsWith(`g.${name}.`)));
  const order = Array.from({ length: count }, (_, i) => i).filter((i) => verb === 'add' || i !== Number(at));
  for (const [to, from] of order.entries())
    for (const field of Object.keys(itemsOfRows(group))) {
      const value = given.get(`g.${name}.${from}.${field}`);
      if (value !== null) next.set(`g.${name}.${to}.${field}`, value);
    }
  next.set(`n.${name}`, String(order.length + (verb === 'add' ? 1 : 0)));
  return next;
}

const itemsOfRows = ({ schema }: NonNullable<ProcessForm['groups']>[number]): object => schema.properties;

function valuesIn(
  items: Readonly<Record<string, FormItem>>,
  read: (name: string) => string | null | undefined,
): Readonly<Record<string, Value>> {
  return Object.fromEntries(
    Object.entries(items).flatMap(([name, { type }]) => {
      const text = (read(name) ?? '').replaceAll('\r\n', '\n').trim();
      return text === '' ? [] : [[name, valueOf(type, text)]];
    }),
  );
}

/** Of its type; what is not stays a text, and the contract says what is wrong with it. */
function valueOf(type: FormItem['type'], text: string): Value {
  if (type === 'integer') return /^-?\d{1,16}$/.test(text) ? Number(text) : text;
  return type === 'boolean' && /^(true|false)$/.test(text) ? text === 'true' : text;
}
