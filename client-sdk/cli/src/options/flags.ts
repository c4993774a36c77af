/**
 * What a transaction's input looks like on a command line: a few arguments that name things, and an option for each
 * other field.
 */
import { saidIn, shapeOf, type Said, type Transaction } from '@oneplusn/api';
import type { Language } from '../language/language';
import { codecOf, type Codec } from './codec';
import { defaultOf, entriesOf, isRequired } from './entries';

/** Required fields that name what the command is about stand as arguments, in the order of the description. */
const naming = new Set([
  'kind',
  'id',
  'dataset',
  'key',
  'grant',
  'delegation',
  'policy',
  'plan',
  'request',
  'proposal',
  'application',
  'system',
  'opening',
  'msp',
  'requestId',
  'process',
  'case',
]);

/** Nobody types these: an index gives them (`--index`). */
const fromIndex = new Set(['among']);

export interface Flag {
  readonly field: string;
  readonly codec: Codec;
  readonly required: boolean;
  readonly fallback: unknown;
  /** `<dataset>` or `--update-cycle`: how the reader knows it. */
  readonly name: string;
  /** True where it stands without a name of its own. */
  readonly positional: boolean;
  /** What the description says of the field. */
  readonly said: Said;
}

/** What was read of a description is kept: every command is made anew for each line that is typed. */
const known = new WeakMap<Transaction, readonly Flag[]>();

export function flagsOf(transaction: Transaction): readonly Flag[] {
  const flags = known.get(transaction) ?? read(transaction);
  known.set(transaction, flags);
  return flags;
}

function read(transaction: Transaction): Flag[] {
  const properties = shapeOf(transaction.input, 'input').properties ?? {};
  const entries = Object.entries(entriesOf(transaction.input)).filter(([field]) => !fromIndex.has(field));
  return entries.map(([field, schema]) => {
    const property = properties[field];
    const shape = typeof property === 'object' ? property : {};
    const required = isRequired(schema);
    const codec = codecOf(field, shape);
    const positional = required && naming.has(field) && !codec.repeatable;
    return {
      field,
      codec,
      required,
      fallback: defaultOf(schema),
      name: positional ? `<${kebab(field)}>` : `--${kebab(field)}`,
      positional,
      said: saidIn(shape),
    };
  });
}

/** `updateCycle` is written `update-cycle`. */
export const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** What help says about a flag: what its field means, and how it is written. */
export function helpOf({ codec, required, fallback, positional, said }: Flag, language: Language): string {
  const zh = language === 'zh';
  const example = codec.example ?? exampleIn(language === 'zh' ? said.exampleZh : said.example);
  const notes = [
    ...(required && !positional ? [zh ? '必填' : 'required'] : []),
    ...(said.unit ? [`${zh ? '单位' : 'unit'}: ${said.unit[language]}`] : []),
    ...(codec.choices ? [codec.choices.join(' | ')] : []),
    ...(codec.choices || example === undefined ? [] : [`${zh ? '如' : 'e.g.'} ${example}`]),
    ...(codec.repeatable ? [zh ? '可重复' : 'repeatable'] : []),
    ...(typeof fallback === 'string' || typeof fallback === 'number' ? [`${zh ? '默认' : 'default'} ${fallback}`] : []),
  ];
  const meaning = (said[language] ?? '').replace(/[.。]$/u, '');
  return notes.length === 0 ? meaning : `${meaning} (${notes.join('; ')})`;
}

/** An example as it would be typed: of a list, one item. */
function exampleIn(given: unknown): string | undefined {
  const one: unknown = Array.isArray(given) ? given[0] : given;
  return typeof one === 'string' || typeof one === 'number' ? String(one) : undefined;
}
