import type { DatasetSchema, Derivation, Fields, Item } from './schema';

type Value = Fields[string];

/**
 * The derivations that may be declared for an item: `year` and `month` of dates, `first:N` and `last:N` of other texts.
 * `whole` is always possible and never declared.
 */
export function fits(item: Item, derivation: Derivation): boolean {
  if (derivation === 'whole') return true;
  if (item.type !== 'string') return false;
  const dated = item.format === 'date' || item.format === 'date-time';
  return dated === (derivation === 'year' || derivation === 'month');
}

/**
 * How an item may be released: whole, or by one of its declared derivations; each once, `whole` first, the others in
 * order.
 */
export function releases(item: Item): Derivation[] {
  const declared = item.type === 'string' ? (item['x-derive'] ?? []) : [];
  const others = new Set(declared.filter((derivation) => derivation !== 'whole'));
  return ['whole', ...[...others].sort()] as Derivation[];
}

/** Whether a dataset lets this field be released so. */
export function isReleasable(schema: DatasetSchema, field: string, derivation: string): boolean {
  const item = Object.hasOwn(schema.properties, field) ? schema.properties[field] : undefined;
  return item !== undefined && releases(item).some((each) => each === derivation);
}

/**
 * The derived value: `derive('1987-05-06', 'year')` is `'1987'`, `derive('王小明丰', 'first:1')` is `'张'`.
 *
 * Characters are Unicode code points. A text no longer than N gives the empty text: a mask never shows the whole.
 * @throws TypeError where a number or truth value is to be cut
 */
export function derive(value: Value, derivation: Derivation): Value {
  if (derivation === 'whole') return value;
  if (typeof value !== 'string') throw new TypeError(`${derivation} applies to text, not to a ${typeof value}`);
  if (derivation === 'year') return value.slice(0, 4);
  if (derivation === 'month') return value.slice(0, 7);
  const characters = [...value];
  const [end, count] = [
    derivation.slice(0, derivation.indexOf(':')),
    Number(derivation.slice(derivation.indexOf(':') + 1)),
  ];
  if (characters.length <= count) return '';
  return (end === 'first' ? characters.slice(0, count) : characters.slice(-count)).join('');
}
