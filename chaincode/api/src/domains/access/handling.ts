import * as v from 'valibot';
import { field, shape } from '../../fields/field';
import { units } from '../../fields/units';
import { FactId, integer, provenance } from '../../values/scalars';
import { requestId } from './request';
import { answers, missing, stepReason } from './steps';

/** How many working days a provider takes more for its answer. */
export const extensionDays = field(integer(1, 10), {
  en: 'How many working days the answer is put off; the governed number says how many at most.',
  zh: '延长多少个工作日; 上限以受管参数为准。',
  unit: units.workingDay,
  example: 5,
});

/** 办理: what the provider did with a request before its decision; owned by the provider. */
export const Handling = shape(
  'handling',
  { en: 'handling', zh: '办理' },
  v.object({
    id: field(FactId, {
      en: 'Follows from the request: a provider has one handling of each.',
      zh: '由申请确定: 每份申请只有一份办理记录。',
      example: 'MHRSS/h-3f9a2c1d5e0c61d9ab4287f3',
    }),
    request: requestId,
    returned: v.optional(
      field(v.object({ missing, provenance }), {
        en: 'The one return for completion, with everything that was missing; absent where it was not returned.',
        zh: '唯一一次退回补正, 附全部缺少内容; 没有退回的不出现。',
      }),
    ),
    extended: v.optional(
      field(v.object({ days: extensionDays, reason: stepReason, provenance }), {
        en: 'The one extension of the term; absent where there was none.',
        zh: '唯一一次延期; 没有延期的不出现。',
      }),
    ),
    supplied: v.optional(
      field(v.object({ answers, reason: stepReason, provenance }), {
        en: 'That the provider has supplied what was claimed; absent where nothing was, or it still lacks.',
        zh: '提供方已提供所催的数据; 没有催供或尚未提供的不出现。',
      }),
    ),
    provenance,
  }),
);
export type Handling = v.InferOutput<typeof Handling>;
