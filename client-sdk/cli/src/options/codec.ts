/** How one field of a transaction's input is written on a command line. */
import { saidIn, type Shapes } from '@oneplusn/api';
import { problemWith } from '@oneplusn/errors';
import { readMoment } from '../render/time';
import { cliProblems } from '../errors/problems';
import { BadText } from './bad-text';
import { parseStructured } from './structured';

type JsonSchema = Shapes['input'];

export interface Codec {
  /** What stands in help for the value: `<id>`. Absent for a flag that takes none. */
  readonly placeholder?: string;
  /** True where the option may be given several times, each with one or more values. */
  readonly repeatable?: boolean;
  readonly choices?: readonly string[];
  readonly example?: string;
  /** Turns the words given into the field's value. @throws BadText */
  readonly read: (words: readonly string[]) => unknown;
}

const last = (words: readonly string[]): string => words.at(-1) ?? '';

/** `name,birthDate=year,idNumber=last:4`: a field without a derivation is wanted whole. */
const fieldSelection: Codec = {
  placeholder: 'field[=how],...',
  repeatable: true,
  example: 'name,birthDate=year,idNumber=last:4',
  read: (words) =>
    Object.fromEntries(
      words
        .flatMap((word) => word.split(','))
        .filter((part) => part.trim() !== '')
        .map((part) => {
          const at = part.indexOf('=');
          return at < 0 ? [part.trim(), 'whole'] : [part.slice(0, at).trim(), part.slice(at + 1).trim()];
        }),
    ),
};

const quota: Codec = {
  placeholder: 'n/per',
  example: '1000/day',
  read: (words) => {
    const [, records, per] = /^(\d+)\/(\w+)$/.exec(last(words)) ?? [];
    if (records === undefined) throw new BadText(problemWith(cliProblems.quota));
    return { records: Number(records), per };
  },
};

/** `08:30-17:30`, on some days of the week alone `08:30-17:30/mon,tue`. */
const hours: Codec = {
  placeholder: 'from-to[/days]',
  example: '08:30-17:30/mon,tue,wed,thu,fri',
  read: (words) => {
    const [span = '', days] = last(words).split('/');
    const [from = '', to = ''] = span.split('-');
    return { from, to, ...(days !== undefined && { days: days.split(',').map((day) => day.trim()) }) };
  },
};

const instant: Codec = {
  placeholder: 'time',
  example: '2026-10-01',
  read: (words) => {
    const moment = readMoment(last(words), Date.now());
    if (moment !== undefined) return moment;
    const forms = '2026-10-01, "2026-10-01 09:30", 2026-10-01T09:30:00Z, 7d, 12h';
    throw new BadText(problemWith(cliProblems.moment, { forms }));
  },
};

const untilInstant: Codec = {
  ...instant,
  read: (words) => readMoment(last(words), Date.now(), true) ?? instant.read(words),
};

const textual = (placeholder: string): Codec => ({ placeholder, read: last });

/**
 * Values that are written in a way of their own on a command line, by the form or shape that the description says they
 * have.
 */
const special: Readonly<Record<string, Codec>> = {
  'field-selection': fieldSelection,
  quota,
  hours,
  instant,
  'fact-id': textual('id'),
  msp: textual('msp'),
  purpose: textual('purpose'),
  'request-id': textual('id'),
  'field-name': textual('field'),
};

/** The codec of a field, from its JSON Schema. */
export function codecOf(name: string, shape: JsonSchema): Codec {
  const { form, shape: named } = saidIn(shape);
  const codec = special[form ?? named ?? ''];
  if (codec) return codec === instant && name === 'until' ? untilInstant : codec;
  return fromShape(shape);
}

function fromShape(shape: JsonSchema): Codec {
  if (shape.enum) return { placeholder: 'choice', choices: shape.enum.map(String), read: last };
  if (shape.type === 'boolean') return { read: (words) => last(words) !== 'no' };
  if (shape.type === 'integer' || shape.type === 'number') {
    return { placeholder: 'n', read: (words) => (/^-?\d+$/.test(last(words)) ? Number(last(words)) : last(words)) };
  }
  if (shape.type === 'string') return textual('text');
  const items =
    shape.type === 'array' && typeof shape.items === 'object' && !Array.isArray(shape.items) ? shape.items : undefined;
  if (items?.type === 'string') {
    return {
      placeholder: 'text',
      repeatable: true,
      ...(items.enum ? { choices: items.enum.map(String) } : {}),
      read: (words) => [...words],
    };
  }
  const [first, second, ...more] = Object.entries(items?.properties ?? {});
  if (first && second && more.length === 0 && isText(first[1]) && isText(second[1])) return pairs(first[0], second[0]);
  return { placeholder: 'yaml', read: (words) => parseStructured(last(words)) };
}

const isText = (shape: JsonSchema | boolean): boolean => typeof shape === 'object' && shape.type === 'string';

/** A list of two texts each: `MHRSS/core=serves firms, not persons`. */
function pairs(first: string, second: string): Codec {
  return {
    placeholder: `${first}=${second}`,
    repeatable: true,
    read: (words) =>
      words.map((word) => {
        const at = word.indexOf('=');
        if (at < 1) throw new BadText(problemWith(cliProblems.writtenAs, { form: `${first}=${second}` }));
        return { [first]: word.slice(0, at).trim(), [second]: word.slice(at + 1).trim() };
      }),
  };
}
