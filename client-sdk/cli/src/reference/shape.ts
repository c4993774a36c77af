/** A shape as rows of a table: one a field, with its path. */
import type { Shapes } from '@oneplusn/api';
import { labelOf } from '../language/labels';
import type { Language } from '../language/language';

type Shape = Shapes['input'];

export interface Row {
  /** `schema.properties.<name>.type` */
  readonly path: string;
  readonly label: string;
  readonly type: string;
  readonly required: boolean;
}

/** All fields of a shape, the parts of parts below their whole. */
export function rowsOf(shape: Shape, language: Language, path = ''): Row[] {
  const inner = innerOf(shape);
  const under = inner === shape ? path : `${path}[]`;
  const own = Object.entries(inner.properties ?? {}).flatMap(([name, member]) => {
    if (typeof member !== 'object') return [];
    const here = under === '' ? name : `${under}.${name}`;
    const row = {
      path: here,
      label: labelOf(name, language),
      type: typeOf(member, language),
      required: inner.required?.includes(name) ?? false,
    };
    return [row, ...rowsOf(member, language, here)];
  });
  const variants = variantsOf(inner).flatMap((variant) => rowsOf(variant, language, under));
  const values =
    typeof inner.additionalProperties === 'object'
      ? rowsOf(inner.additionalProperties, language, `${under}.<name>`)
      : [];
  return distinct([...own, ...variants, ...values]);
}

const innerOf = (shape: Shape): Shape =>
  shape.type === 'array' && typeof shape.items === 'object' && !Array.isArray(shape.items) ? shape.items : shape;

const variantsOf = (shape: Shape): Shape[] =>
  [...(shape.anyOf ?? []), ...(shape.oneOf ?? [])].filter((each): each is Shape => typeof each === 'object');

function distinct(rows: readonly Row[]): Row[] {
  return [...new Map(rows.map((row) => [row.path, row])).values()];
}

const words = {
  zh: {
    string: '文本',
    integer: '整数',
    number: '整数',
    boolean: '是否',
    object: '对象',
    null: '空',
    any: '任意',
    list: '列表',
    map: '名称到值',
    chars: '个字符',
    items: '项',
    each: '每个',
  },
  en: {
    string: 'text',
    integer: 'integer',
    number: 'integer',
    boolean: 'boolean',
    object: 'object',
    null: 'null',
    any: 'any',
    list: 'list',
    map: 'name to value',
    chars: 'characters',
    items: 'items',
    each: 'each',
  },
} as const;

/** A type in words, with its bounds: `text, 1 to 120 characters`. */
export function typeOf(shape: Shape, language: Language): string {
  const say = words[language];
  if (shape.enum) return shape.enum.map((choice) => `\`${JSON.stringify(choice).replaceAll('"', '')}\``).join(' ');
  if (shape.const !== undefined) return `\`${JSON.stringify(shape.const).replaceAll('"', '')}\``;
  if (shape.type === 'array') {
    const items =
      typeof shape.items === 'object' && !Array.isArray(shape.items) ? `: ${typeOf(shape.items, language)}` : '';
    return `${say.list}${range(shape.minItems, shape.maxItems, say.items, language)}${items}`;
  }
  if (shape.type === 'string') {
    const form = shape.pattern === undefined ? '' : `, \`${shape.pattern}\``;
    return `${say.string}${range(shape.minLength, shape.maxLength, say.chars, language)}${form}`;
  }
  if (shape.type === 'integer' || shape.type === 'number')
    return `${say.integer}${range(shape.minimum, shape.maximum, '', language)}`;
  const variants = variantsOf(shape);
  if (variants.length > 0)
    return [...new Set(variants.map((each) => typeOf(each, language)))].join(language === 'zh' ? ' 或 ' : ' or ');
  if (typeof shape.additionalProperties === 'object')
    return `${say.map}: ${typeOf(shape.additionalProperties, language)}`;
  return typeof shape.type === 'string' && shape.type in say ? say[shape.type as keyof typeof say] : say.any;
}

function range(from: number | undefined, to: number | undefined, unit: string, language: Language): string {
  const lower = from === undefined || from === Number.MIN_SAFE_INTEGER ? undefined : from;
  const upper = to === undefined || to === Number.MAX_SAFE_INTEGER ? undefined : to;
  if (lower === undefined && upper === undefined) return '';
  const zh = language === 'zh';
  const span =
    upper === undefined
      ? zh
        ? `至少 ${lower}`
        : `at least ${lower}`
      : lower === undefined
        ? zh
          ? `至多 ${upper}`
          : `at most ${upper}`
        : zh
          ? `${lower} 至 ${upper}`
          : `${lower} to ${upper}`;
  return `, ${span}${unit === '' ? '' : ` ${unit}`}`;
}
