/** A type in words, with its bounds: `integer, 1 to 1,000 records`. */
import { forms, saidIn, shapes, type Shapes } from '@oneplusn/api';
import type { Text } from '@oneplusn/errors';
import type { Language } from '../language/language';

/** A value's JSON Schema. */
export type Shape = Shapes['input'];

const t = (zh: string, en: string): Text => ({ zh, en });

const words = {
  string: t('文本', 'text'),
  integer: t('整数', 'integer'),
  number: t('整数', 'integer'),
  boolean: t('true 或 false', 'true or false'),
  object: t('对象', 'object'),
  null: t('null', 'null'),
  list: t('列表', 'list'),
  map: t('名称到值', 'map'),
  any: t('任意值', 'any value'),
  characters: t('个字符', 'characters'),
  items: t('项', 'items'),
} as const satisfies Record<string, Text>;

/** Where the reference describes a form of text, or a shape. */
export const formAnchor = (id: string): string => `form-${id}`;
export const shapeAnchor = (id: string): string => `shape-${id}`;

/** @param link how the name of a form or shape leads to its description */
export function typeOf(
  shape: Shape,
  language: Language,
  link = (name: string, anchor: string) => `[${name}](#${anchor})`,
) {
  return read(shape);

  function read(part: Shape): string {
    const { form, shape: named, unit } = saidIn(part);
    const say = (key: keyof typeof words): string => words[key][language];
    if (form !== undefined) return link(forms.get(form)?.name[language] ?? form, formAnchor(form));
    if (named !== undefined) return link(shapes.get(named)?.name[language] ?? named, shapeAnchor(named));
    if (part.enum) return part.enum.map(code).join(' ');
    if (part.const !== undefined) return code(part.const);
    const items = itemsOf(part);
    if (items) return [`${say('list')}${range(part.minItems, part.maxItems, say('items'))}`, read(items)].join(': ');
    if (part.type === 'string') return `${say('string')}${range(part.minLength, part.maxLength, say('characters'))}`;
    if (part.type === 'integer' || part.type === 'number')
      return `${say('integer')}${range(part.minimum, part.maximum, unit?.[language] ?? '')}`;
    const variants = variantsOf(part);
    if (variants.length > 0) return [...new Set(variants.map(read))].join(language === 'zh' ? ' 或 ' : ' or ');
    const values = part.additionalProperties;
    if (typeof values === 'object')
      return `${say('map')}${range(part.minProperties, part.maxProperties, say('items'))}`;
    return typeof part.type === 'string' && part.type in words ? say(part.type as keyof typeof words) : say('any');
  }

  function range(from: number | undefined, to: number | undefined, unit: string): string {
    const lower = from === undefined || from === Number.MIN_SAFE_INTEGER || from === 0 ? undefined : from;
    const upper = to === undefined || to === Number.MAX_SAFE_INTEGER ? undefined : to;
    const of = unit === '' ? '' : ` ${unit}`;
    if (upper === undefined) return lower === undefined ? (of === '' ? '' : `,${of}`) : `, ${least(lower)}${of}`;
    return `, ${lower === undefined ? most(upper) : span(lower, upper)}${of}`;
  }

  function least(n: number): string {
    return language === 'zh' ? `至少 ${n}` : `at least ${n}`;
  }
  function most(n: number): string {
    return language === 'zh' ? `至多 ${n}` : `at most ${n}`;
  }
  function span(from: number, to: number): string {
    if (from === to) return String(to);
    return language === 'zh' ? `${from} 至 ${to}` : `${from} to ${to}`;
  }
}

/** A value as it is written, in Markdown. */
export const code = (value: unknown): string => `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;

export const itemsOf = (shape: Shape): Shape | undefined =>
  shape.type === 'array' && typeof shape.items === 'object' && !Array.isArray(shape.items) ? shape.items : undefined;

/** The choices of a union. */
export const variantsOf = (shape: Shape): Shape[] =>
  [...(shape.anyOf ?? []), ...(shape.oneOf ?? [])].filter((each): each is Shape => typeof each === 'object');
