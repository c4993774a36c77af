import * as v from 'valibot';
import { Derivation, FieldName } from '../../dataset/schema';
import { problems } from '../../errors';
import { field, form, shape } from '../../fields/field';
import { limits } from '../../fields/limits';
import { units } from '../../fields/units';
import { integer } from '../../values/scalars';

/** Which fields, and how each is released: `{ name: 'whole', birthDate: 'year', idNumber: 'last:4' }`. */
export const FieldSelection = shape(
  'field-selection',
  { en: 'field selection', zh: '信息项选择' },
  v.pipe(
    v.record(FieldName, Derivation),
    v.minEntries(1, problems.shape.oneField.key),
    v.maxEntries(limits.fields, problems.shape.hundredItems.key),
    v.metadata({ examples: [{ name: 'whole', birthDate: 'year', idNumber: 'last:4' }] }),
  ),
);
export type FieldSelection = v.InferOutput<typeof FieldSelection>;

/** How many records may be opened in a window. */
export const Quota = shape(
  'quota',
  { en: 'quota', zh: '额度' },
  v.object({
    records: field(integer(1, 1_000_000), {
      en: 'How many records may be opened in each window; an opening that would go beyond is denied.',
      zh: '每个周期内至多可调阅多少条; 将超出的调阅不予允许。',
      unit: units.record,
      example: 1000,
    }),
    per: field(v.picklist(['day', 'month', 'term']), {
      en:
        'The window that is counted in, by China Standard Time: each day, each month, or all the time the grant ' +
        'holds.',
      zh: '按何周期计 (北京时间): 每日、每月, 或整个授权期。',
      example: 'day',
    }),
  }),
);
export type Quota = v.InferOutput<typeof Quota>;

/** A purpose, as a dotted name: `licence.review`. An opening must name the very purpose granted. */
export const Purpose = form(
  'purpose',
  v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]*(?:\.[a-z0-9-]+){0,4}$/, problems.shape.purpose.key), v.maxLength(80)),
  {
    name: { en: 'purpose', zh: '用途' },
    en:
      'A purpose as up to five names in lower case, joined by dots. Requester and provider agree on it in the ' +
      'request.',
    zh: '用途, 写作至多五段小写名称, 以点连接。由申请方与提供方在申请中约定。',
    example: 'licence.review',
  },
);
