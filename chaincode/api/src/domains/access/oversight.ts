import * as v from 'valibot';
import { field, shape } from '../../fields/field';
import { FactId, provenance } from '../../values/scalars';
import { requestId } from './request';
import { Escalated, answers, replyDays, stepReason } from './steps';

/** How a dispute ends. */
export const rulingOutcome = field(v.picklist(['upheld', 'dismissed']), {
  en: 'Whether the dispute is upheld, so that the provider decides anew, or dismissed, so that the refusal stands.',
  zh: '争议成立的, 提供方须重新决定; 不成立的, 不同意决定维持。',
  example: 'upheld',
});

/** 监督: what the committee did about a request; owned by the committee. */
export const Oversight = shape(
  'oversight',
  { en: 'oversight', zh: '监督' },
  v.object({
    id: field(FactId, {
      en: 'Follows from the request: the committee has one oversight of each.',
      zh: '由申请确定: 委员会对每份申请只有一份监督记录。',
      example: 'Committee/s-3f9a2c1d5e0c61d9ab4287f3',
    }),
    request: requestId,
    escalated: v.optional(
      field(Escalated, {
        en: "The committee's last escalation of a late answer; absent where it made none.",
        zh: '委员会最近一次督办; 没有督办的不出现。',
      }),
    ),
    ruling: v.optional(
      field(v.object({ answers, outcome: rulingOutcome, reason: stepReason, replyDays, provenance }), {
        en: 'The last ruling on a dispute, with the term for an answer anew; absent where none was made.',
        zh: '对争议的最近一次裁决, 附重新答复的期限; 没有裁决的不出现。',
      }),
    ),
    provenance,
  }),
);
export type Oversight = v.InferOutput<typeof Oversight>;
