import * as v from 'valibot';
import { shapeProblems } from '../errors/problems/shape';
import { integer, text } from '../values/scalars';

/** Levels of GB/T 43697, lowest first: general data 1 to 4, important, core. */
export const grades = ['general-1', 'general-2', 'general-3', 'general-4', 'important', 'core'] as const;
export type Grade = (typeof grades)[number];

/** Formats of text items that are checked: dates, and the identifiers of GB 11643, GB 32100 and GB/T 2260. */
export const formats = ['date', 'date-time', 'resident-id', 'credit-code', 'division'] as const;
export type Format = (typeof formats)[number];

/** A field's name inside a dataset. Names that every JavaScript object has (`constructor`, `toString`) are not to be had. */
export const FieldName = v.pipe(
  v.string(),
  v.regex(/^[a-zA-Z][a-zA-Z0-9_]{0,63}$/, shapeProblems.fieldName.key),
  v.check((name) => !(name in {}), shapeProblems.nameTaken.key),
);

/**
 * How a field may be released: `whole`, or a declared derivation of it: `year` and `month` of a date, `first:N` or `last:N`
 * characters of a text. Each declared derivation is committed to beside the field, so that masked data stays provable.
 */
export const Derivation = v.pipe(
  v.string(),
  v.regex(/^(?:whole|year|month|(?:first|last):[1-9]\d?)$/, shapeProblems.derivation.key),
);
export type Derivation = 'whole' | 'year' | 'month' | `first:${number}` | `last:${number}`;

const described = {
  title: v.optional(text(80)),
  description: v.optional(text(400)),
  'x-grade': v.optional(v.picklist(grades)),
};

const StringItem = v.strictObject({
  type: v.literal('string'),
  ...described,
  format: v.optional(v.picklist(formats)),
  minLength: v.optional(integer(0, 10_000)),
  maxLength: v.optional(integer(1, 10_000)),
  enum: v.optional(v.pipe(v.array(text(200)), v.minLength(1), v.maxLength(200))),
  'x-derive': v.optional(v.pipe(v.array(Derivation), v.maxLength(8))),
});
const IntegerItem = v.strictObject({
  type: v.literal('integer'),
  ...described,
  minimum: v.optional(integer(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)),
  maximum: v.optional(integer(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)),
});
const BooleanItem = v.strictObject({ type: v.literal('boolean'), ...described });

/** One information item (信息项): the declared subset of JSON Schema. */
export const Item = v.variant('type', [StringItem, IntegerItem, BooleanItem]);
export type Item = v.InferOutput<typeof Item>;

/** What the records of a dataset look like: a flat JSON Schema object. Fractions are text, since stored values have none. */
export const DatasetSchema = v.strictObject({
  type: v.literal('object'),
  properties: v.pipe(
    v.record(FieldName, Item),
    v.check(
      (items) => Object.keys(items).length >= 1 && Object.keys(items).length <= 100,
      shapeProblems.hundredItems.key,
    ),
  ),
  required: v.optional(v.pipe(v.array(FieldName), v.maxLength(100)), []),
});
export type DatasetSchema = v.InferOutput<typeof DatasetSchema>;

/** One record: field values by name. */
export const Fields = v.record(FieldName, v.union([v.string(), v.pipe(v.number(), v.safeInteger()), v.boolean()]));
export type Fields = v.InferOutput<typeof Fields>;
