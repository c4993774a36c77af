import * as v from 'valibot';
import { shapeProblems } from '../errors/problems/shape';
import { field, form, shape } from '../fields/field';
import { limits } from '../fields/limits';
import { units } from '../fields/units';
import { integer, list, text } from '../values/scalars';

/** Levels of GB/T 43697, lowest first: general data 1 to 4, important, core. */
export const grades = ['general-1', 'general-2', 'general-3', 'general-4', 'important', 'core'] as const;
/** A level of GB/T 43697. */
export type Grade = (typeof grades)[number];

/** Formats of text items that are checked: dates, and the identifiers of GB 11643, GB 32100 and GB/T 2260. */
export const formats = ['date', 'date-time', 'resident-id', 'credit-code', 'division'] as const;
/** A format of a text item. */
export type Format = (typeof formats)[number];

/**
 * A field's name inside a dataset. Names that every JavaScript object has (`constructor`, `toString`) are not to be
 * had.
 */
export const FieldName = form(
  'field-name',
  v.pipe(
    v.string(),
    v.regex(/^[a-zA-Z][a-zA-Z0-9_]{0,63}$/, shapeProblems.fieldName.key),
    v.check((name) => !(name in {}), shapeProblems.nameTaken.key),
  ),
  {
    name: { en: 'field name', zh: '信息项名称' },
    en: "The name of an information item in a dataset's schema: a letter, then letters, digits and `_`.",
    zh: '目录条目中一个信息项的名称: 以字母开头, 由字母、数字和 `_` 组成。',
    example: 'idNumber',
  },
);

/**
 * How a field may be released: `whole`, or a declared derivation of it: `year` and `month` of a date, `first:N` or
 * `last:N` characters of a text. Each declared derivation is committed to beside the field, so that masked data stays
 * provable.
 */
export const Derivation = form(
  'derivation',
  v.pipe(v.string(), v.regex(/^(?:whole|year|month|(?:first|last):[1-9]\d?)$/, shapeProblems.derivation.key)),
  {
    name: { en: 'derivation', zh: '派生方式' },
    en:
      'How much of a value is given: `whole`; `year` or `month` of a date; `first:N` or `last:N` characters of a ' +
      'text.',
    zh:
      '给出一个值的多少: `whole` 为完整值; `year`、`month` 为日期的年、年月; `first:N`、`last:N` 为文本的前、后 N ' +
      '个字符。',
    example: 'last:4',
  },
);
/** How a field may be released. */
export type Derivation = 'whole' | 'year' | 'month' | `first:${number}` | `last:${number}`;

const described = {
  title: v.optional(
    field(text(80), {
      en: 'What people call the item; shown on forms and in tables in place of its name.',
      zh: '供人阅读的称呼; 在表单和表格中代替信息项的名称显示。',
      example: 'Citizen identity number',
      exampleZh: '公民身份号码',
    }),
  ),
  description: v.optional(
    field(text(400), {
      en: 'What a value of the item says, and how it was collected, where the title leaves that open.',
      zh: '名称不足以说明时, 写明该项的值表示什么、如何采集。',
      example: 'As on the identity card issued by the police',
      exampleZh: '以公安机关签发的居民身份证为准',
    }),
  ),
  'x-grade': v.optional(
    field(v.picklist(grades), {
      en:
        'How sensitive this one item is by GB/T 43697. The whole dataset must be graded at least as high as each ' +
        'of its items.',
      zh: '该信息项按 GB/T 43697 的敏感程度。整个目录条目的级别不得低于其任一信息项。',
      example: 'general-3',
    }),
  ),
};

const StringItem = v.strictObject({
  type: field(v.literal('string'), {
    en: 'Values are text. Fractions and amounts with decimals are written as text too.',
    zh: '值为文本。小数、带小数的金额也写作文本。',
  }),
  ...described,
  format: v.optional(
    field(v.picklist(formats), {
      en:
        'A standard that each value is checked against, check digit included; without it any text within the ' +
        'lengths passes.',
      zh: '每个值须符合的标准, 含校验位; 不填则只检查长度。',
      example: 'resident-id',
    }),
  ),
  minLength: v.optional(
    field(integer(0, limits.fieldText), {
      en: 'Values must not be shorter than this; counted as Unicode characters.',
      zh: '值不得短于此数, 按 Unicode 字符计。',
      unit: units.character,
      example: 2,
    }),
  ),
  maxLength: v.optional(
    field(integer(1, limits.fieldText), {
      en:
        'Values must not be longer than this; counted as Unicode characters. Without it the bound is ' +
        `${limits.fieldText}.`,
      zh: `值不得长于此数, 按 Unicode 字符计。不填则以 ${limits.fieldText} 为限。`,
      unit: units.character,
      example: 60,
    }),
  ),
  enum: v.optional(
    field(list(text(200), 200, 1), {
      en: 'The only texts allowed; anything else is refused when a record is put.',
      zh: '只允许的文本; 登记记录时其他值一律拒绝。',
      example: ['active', 'suspended'],
    }),
  ),
  'x-derive': v.optional(
    field(list(Derivation, limits.derivations), {
      en:
        'In which masked forms the item may be requested besides `whole`. Each is committed to with the record, so ' +
        'that it stays provable.',
      zh: '除完整值外, 还可以哪些脱敏方式申请该项。各方式随记录一并承诺, 脱敏后仍可验证。',
      example: ['last:4'],
    }),
  ),
});
const IntegerItem = v.strictObject({
  type: field(v.literal('integer'), {
    en: 'Values are whole numbers that JavaScript holds exactly, at most 2^53 - 1 either way.',
    zh: '值为整数, 绝对值不超过 2^53 - 1。',
  }),
  ...described,
  minimum: v.optional(
    field(integer(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER), {
      en: 'Smaller numbers are refused when a record is put.',
      zh: '登记记录时, 小于此数的值被拒绝。',
      example: 0,
    }),
  ),
  maximum: v.optional(
    field(integer(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER), {
      en: 'Greater numbers are refused when a record is put.',
      zh: '登记记录时, 大于此数的值被拒绝。',
      example: 600,
    }),
  ),
});
const BooleanItem = v.strictObject({
  type: field(v.literal('boolean'), {
    en: 'Values answer a question with yes or no, written `true` and `false`.',
    zh: '值回答一个是非问题, 写作 `true`、`false`。',
  }),
  ...described,
});

/** One information item (信息项): the declared subset of JSON Schema. */
export const Item = shape(
  'item',
  { en: 'information item', zh: '信息项定义' },
  v.variant('type', [StringItem, IntegerItem, BooleanItem]),
);
export type Item = v.InferOutput<typeof Item>;

/**
 * What the records of a dataset look like: a flat JSON Schema object. Fractions are text, since stored values have
 * none.
 */
export const DatasetSchema = shape(
  'dataset-schema',
  { en: 'schema of records', zh: '记录规定' },
  v.strictObject({
    type: field(v.literal('object'), {
      en: 'Always `object`, as JSON Schema wants it: a record is a set of named values, without nesting.',
      zh: '固定为 `object` (JSON Schema 的写法): 一条记录是一组有名称的值, 不嵌套。',
    }),
    properties: field(
      v.pipe(
        v.record(FieldName, Item),
        v.minEntries(1, shapeProblems.hundredItems.key),
        v.maxEntries(limits.fields, shapeProblems.hundredItems.key),
      ),
      {
        en: 'The information items by their names, each with its type and the rules that its values keep.',
        zh: '各信息项, 以名称为键, 写明类型和取值规则。',
        example: { idNumber: { type: 'string', format: 'resident-id', 'x-derive': ['last:4'] } },
      },
    ),
    required: v.optional(
      field(list(FieldName, limits.fields), {
        en: 'Items that every record must have; the others may be left out.',
        zh: '每条记录必须具备的信息项; 其余可以缺省。',
        example: ['idNumber'],
      }),
      [],
    ),
  }),
);
export type DatasetSchema = v.InferOutput<typeof DatasetSchema>;

/**
 * One record: field values by name. How long a text may be is for the dataset's schema to say, in Unicode characters;
 * here stands the bound that no schema goes beyond, in UTF-16 units.
 */
export const Fields = v.pipe(
  v.record(
    FieldName,
    v.union([
      field(v.pipe(v.string(), v.maxLength(2 * limits.fieldText)), {
        en: 'The value of an item whose type is text, in the form that the schema sets for it.',
        zh: '文本类信息项的值, 须符合目录所定的格式。',
        example: 'Zhang San',
        exampleZh: '王小明',
      }),
      field(v.pipe(v.number(), v.safeInteger()), {
        en: 'The value of an item whose type is a whole number.',
        zh: '整数类信息项的值。',
        example: 36,
      }),
      v.boolean(),
    ]),
  ),
  v.maxEntries(limits.fields, shapeProblems.hundredItems.key),
);
export type Fields = v.InferOutput<typeof Fields>;
