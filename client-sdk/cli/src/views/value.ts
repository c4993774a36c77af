/** One value of the ledger as the reader knows it. */
import { labelOf } from '../language/labels';
import type { Language } from '../language/language';
import { releaseOf, valueOf } from '../language/values';
import type { Pen, Tone } from '../render/pen';
import { localTime } from '../render/time';
import { harmless } from '../render/width';

export type Item = Readonly<Record<string, unknown>>;

export const isItem = (value: unknown): value is Item =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const tones: Readonly<Record<string, Tone>> = {
  ...Object.fromEntries(
    ['active', 'allowed', 'approved', 'published', 'current', 'intact', 'in-use', 'enacted', 'commissioned'].map(
      (word) => [word, 'good'],
    ),
  ),
  ...Object.fromEntries(['denied', 'revoked', 'broken', 'rejected', 'refused'].map((word) => [word, 'bad'])),
  ...Object.fromEntries(
    ['suspended', 'pending', 'open', 'decided', 'in-development', 'absent'].map((word) => [word, 'warning']),
  ),
  ...Object.fromEntries(['retired', 'withdrawn'].map((word) => [word, 'quiet'])),
};

const coloured = new Set(['state', 'outcome']);

/**
 * A value on one line; empty where there is none. `field` says where it stands, since words mean different things in
 * different places.
 */
export function textOf(field: string, value: unknown, pen: Pen): string {
  const { language } = pen;
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return yesOrNo(value, language);
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return word(field, value, pen);
  if (Array.isArray(value)) return value.map((each) => textOf(field, each, pen)).join(', ');
  if (!isItem(value)) return '';
  const { zh, en } = value;
  if (typeof zh === 'string') return language === 'en' && typeof en === 'string' ? en : zh;
  if (field === 'quota') return `${textOf('records', value['records'], pen)} / ${textOf('per', value['per'], pen)}`;
  if (field === 'fields' && Object.values(value).every((how) => typeof how === 'string'))
    return selection(value, language);
  if (field === 'provenance') return `${textOf('by', value['by'], pen)}  ${textOf('at', value['at'], pen)}`;
  return Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([name, member]) => `${labelOf(name, language)} ${textOf(name, member, pen)}`)
    .join(', ');
}

const yesOrNo = (value: boolean, language: Language): string =>
  ({ zh: { true: '是', false: '否' }, en: { true: 'yes', false: 'no' } })[language][value ? 'true' : 'false'];

function word(field: string, value: string, pen: Pen): string {
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/.test(value)) return localTime(value);
  const text = valueOf(field, value, pen.language);
  const tone = coloured.has(field) && Object.hasOwn(tones, value) ? tones[value] : undefined;
  return tone ? pen.paint(tone, text) : text;
}

/** `name, birthDate (仅年份)` */
function selection(fields: Item, language: Language): string {
  return Object.entries(fields)
    .map(([field, how]) => (how === 'whole' ? field : `${field} (${releaseOf(String(how), language)})`))
    .join(', ');
}

/** A member of an item by a path: `sharing.class`. */
export function at(item: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, name) => (isItem(value) && Object.hasOwn(value, name) ? value[name] : undefined), item);
}

/** Parts per ten thousand as a percentage: `87.3%`. */
export const percent = (parts: unknown): string => (typeof parts === 'number' ? `${(parts / 100).toFixed(1)}%` : '');

/** What was written by others may not drive the reader's terminal. */
export function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return harmless(value, true);
  if (Array.isArray(value)) return value.map(cleaned);
  if (!isItem(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [harmless(name), cleaned(member)]));
}
