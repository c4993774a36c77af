import * as v from 'valibot';
import { Derivation, FieldName } from '../../dataset/schema';
import { problems } from '../../errors';
import { field, shape } from '../../fields/field';
import { limits } from '../../fields/limits';
import { units } from '../../fields/units';
import { integer } from '../../values/scalars';

export { Purpose } from '../../values/purpose';

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
