/** What a transaction's input looks like on a command line: a few arguments that name things, and an option for each other field. */
import { shapesOf, type Transaction } from '@oneplusn/api';
import { labelOf } from '../language/labels';
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
  'request',
  'proposal',
  'application',
  'system',
  'opening',
  'msp',
  'requestId',
]);

export interface Flag {
  readonly field: string;
  readonly codec: Codec;
  readonly required: boolean;
  readonly fallback: unknown;
  /** `<dataset>` or `--update-cycle`: how the reader knows it. */
  readonly name: string;
  /** True where it stands without a name of its own. */
  readonly positional: boolean;
}

export function flagsOf(transaction: Transaction): Flag[] {
  const properties = shapesOf(transaction).input.properties ?? {};
  return Object.entries(entriesOf(transaction.input)).map(([field, schema]) => {
    const shape = properties[field];
    const required = isRequired(schema);
    const codec = codecOf(field, schema, typeof shape === 'object' ? shape : {});
    const positional = required && naming.has(field) && !codec.repeatable;
    return {
      field,
      codec,
      required,
      fallback: defaultOf(schema),
      name: positional ? `<${kebab(field)}>` : `--${kebab(field)}`,
      positional,
    };
  });
}

/** `updateCycle` is written `update-cycle`. */
export const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Ids say by their beginning what they are of; an example must too. */
const examples: Readonly<Record<string, string>> = {
  actor: 'GD/li',
  application: 'GD/p-5e0c61d9ab42',
  system: 'GD/social-cards',
  target: 'GD/social-cards',
  proposal: 'Committee/p-5e0c61d9ab42',
  request: 'GD/r-5e0c61d9ab42',
  grant: 'MHRSS/g-5e0c61d9ab42',
  opening: 'MHRSS/o-5e0c61d9ab42',
};

/** What help says about a flag. */
export function helpOf({ field, codec, required, fallback, positional }: Flag, language: Language): string {
  const zh = language === 'zh';
  const notes = [
    ...(required && !positional ? [zh ? '必填' : 'required'] : []),
    ...(codec.choices ? [codec.choices.join(' | ')] : []),
    ...(codec.example === undefined ? [] : [`${zh ? '如' : 'e.g.'} ${examples[field] ?? codec.example}`]),
    ...(codec.repeatable ? [zh ? '可重复' : 'repeatable'] : []),
    ...(typeof fallback === 'string' || typeof fallback === 'number' ? [`${zh ? '默认' : 'default'} ${fallback}`] : []),
  ];
  const label = labelOf(field, language);
  return notes.length === 0 ? label : `${label} (${notes.join('; ')})`;
}
