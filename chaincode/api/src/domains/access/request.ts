import * as v from 'valibot';
import { field, shape } from '../../fields/field';
import { limits } from '../../fields/limits';
import { units } from '../../fields/units';
import { DatasetId } from '../../values/dataset';
import { Day, FactId, Msp, Provenance, integer, provenance, text } from '../../values/scalars';
import { DepartmentPath } from '../registry';
import { bounds } from './conditions';
import { FieldSelection, Purpose, Quota } from './selection';
import { Awaited, Completed, Countersigned, Disputed, Escalated, Withdrawn, replyDays } from './steps';

/** How long a grant may hold. */
export const term = integer(1, limits.grantDays);

/** What is asked for. */
export const wanted = {
  dataset: DatasetId,
  fields: field(FieldSelection, {
    en: 'The information items that are asked for, and how each is to be released: whole, or masked to what suffices.',
    zh: '申请哪些信息项, 各以何方式提供: 完整值, 或足够用的脱敏形式。',
  }),
  purpose: field(Purpose, {
    en: 'What the data is for. Each opening must name this very purpose.',
    zh: '数据用于什么。每次调阅都须写明同一用途。',
  }),
  basis: field(text(400), {
    en: 'The law or regulation that entitles the requester to use the data so.',
    zh: '使用依据: 申请方有权如此使用的法律、法规。',
    example: 'Administrative Licensing Law, article 34',
    exampleZh: '行政许可法 第三十四条',
  }),
  scenario: field(text(400), {
    en: 'In which step of which business the data is looked at, and by whom.',
    zh: '使用场景: 在何业务的哪一环节、由何人查看。',
    example: 'An official checks whether an applicant for a licence is insured',
    exampleZh: '受理经营许可时, 经办人核对申请人参保状态',
  }),
  scope: v.optional(
    field(text(400), {
      en: 'To whom the results may be passed on, where not only to those who open them.',
      zh: '使用范围: 结果还可提供给谁; 不填即仅限调阅人员。',
      example: 'The licensing division of this department only',
      exampleZh: '仅限本厅行政许可处',
    }),
  ),
  days: field(term, {
    en: 'For how long the grant is to hold, from the moment it is given.',
    zh: '使用时限: 授权自给予之时起有效多久。',
    unit: units.day,
    example: 365,
  }),
  quota: field(Quota, {
    en: 'How much is needed at most; beyond it openings are denied.',
    zh: '至多需要多少; 超出则不予调阅。',
    example: { records: 1000, per: 'day' },
  }),
  reach: v.optional(
    field(v.literal('authority'), {
      en: 'There where the grant is to be for the whole authority; without it for the department that asks.',
      zh: '授权供整个机构使用的, 填 `authority`; 不填即供申请部门使用。',
      example: 'authority',
    }),
  ),
  ...bounds,
};

/** 续期: the grant that is to be followed by another. */
export const renews = v.optional(
  field(FactId, {
    en: 'The grant that this renews: same dataset and department, not revoked. No more is asked for than it gave.',
    zh: '所续的授权: 同一目录条目、同一部门, 且未被撤销; 所申请的不超出原授权。首次申请不填。',
    example: 'MHRSS/g-5e0c61d9ab4287f3',
  }),
);

/** The request that something belongs to. */
export const requestId = field(FactId, {
  en: 'The request that this belongs to; its requester owns it.',
  zh: '所对应的申请, 归申请方所有。',
  example: 'GD/r-5e0c61d9ab4287f3',
});

/** Whose data it is. */
export const providerMsp = field(Msp, {
  en: 'The authority whose data it is.',
  zh: '数据所属的机构。',
  example: 'MHRSS',
});

/** Who wants to use it. */
export const requesterMsp = field(Msp, {
  en: 'The authority that wants to use the data.',
  zh: '要使用数据的机构。',
});

/** 申请: owned by the requester. */
export const AccessRequest = shape(
  'access-request',
  { en: 'access request', zh: '共享申请' },
  v.object({
    id: field(FactId, {
      en: 'Under this the provider decides the request, and both sides refer to it.',
      zh: '提供方据此作出决定, 双方据此引用。',
      example: 'GD/r-5e0c61d9ab4287f3',
    }),
    requester: requesterMsp,
    department: field(DepartmentPath, {
      en: 'Who is to use the data: the unit of the official that filed the request, and those below it.',
      zh: '由谁使用: 提出申请的经办人所在部门及其下级。',
    }),
    ...wanted,
    renews,
    replyDays: v.optional(replyDays),
    due: v.optional(
      field(Day, {
        en:
          'The last day for the answer as it was reckoned at the filing, by the calendar on the ledger; absent where ' +
          'a year has none yet. What counts now is told by `access.requested`.',
        zh: '提出申请时按账本上的节假日安排计算的答复期限; 所涉年份尚无安排的没有。现在的期限见 `access.requested`。',
        example: '2026-10-20',
      }),
    ),
    filed: v.optional(
      field(Provenance, {
        en: 'Who filed it first and when; absent as long as nothing has been changed since.',
        zh: '最初由谁、何时提出; 此后未改动过的没有。',
      }),
    ),
    countersign: v.optional(
      field(v.literal(true), {
        en: 'There where the requester lets no request go out without a second person: until then nobody decides it.',
        zh: '申请方规定须由第二人会签的; 会签之前提供方不能决定。不须会签的不出现。',
        example: true,
      }),
    ),
    countersigned: v.optional(
      field(Countersigned, {
        en: 'By whom it was countersigned, and when; the term for the answer begins then. Absent before.',
        zh: '由谁、何时会签; 答复期限自此起算。会签之前没有。',
      }),
    ),
    completed: v.optional(
      field(Completed, {
        en: 'What was given after a return; absent where nothing was.',
        zh: '退回后补正的内容; 未补正的没有。',
      }),
    ),
    escalated: v.optional(
      field(Escalated, {
        en: "The requester's last escalation of a late answer; absent where there was none.",
        zh: '申请方最近一次对逾期答复的督办; 没有督办的不出现。',
      }),
    ),
    disputed: v.optional(
      field(Disputed, {
        en: 'The last dispute over a refusal; absent where the requester raised none.',
        zh: '最近一次对不同意决定提出的争议; 没有争议的不出现。',
      }),
    ),
    awaited: v.optional(
      field(Awaited, {
        en: 'That what was granted is not there to be opened; absent where it never lacked.',
        zh: '已同意而数据尚未提供的催供; 没有的不出现。',
      }),
    ),
    withdrawn: v.optional(
      field(Withdrawn, {
        en: 'That the requester wants it no more, and why; absent while it does.',
        zh: '申请方撤回及其理由; 未撤回的没有。',
      }),
    ),
    provenance,
  }),
);
export type AccessRequest = v.InferOutput<typeof AccessRequest>;

/** The provider's answer to a request; owned by the provider. */
export const Decision = shape(
  'decision',
  { en: 'decision', zh: '答复' },
  v.object({
    id: field(FactId, {
      en: 'Follows from the request, so that it is decided only once.',
      zh: '由申请确定, 因此一份申请只有一个决定。',
      example: 'MHRSS/d-3f9a2c1d5e0c61d9ab4287f3',
    }),
    request: requestId,
    outcome: field(v.picklist(['approved', 'refused']), {
      en: 'Whether the provider gave a grant or declined.',
      zh: '提供方是否给予授权。',
      example: 'approved',
    }),
    grant: v.optional(
      field(FactId, {
        en: 'What was given; absent where the request was refused.',
        zh: '所给予的授权; 不同意时没有。',
        example: 'MHRSS/g-5e0c61d9ab4287f3',
      }),
    ),
    policy: v.optional(
      field(FactId, {
        en: 'The standing policy by which it was approved; absent where a person decided.',
        zh: '据以同意的常设规则; 由人员决定的没有。',
        example: 'MHRSS/p-5e0c61d9ab4287f3',
      }),
    ),
    reason: v.optional(
      field(text(400), {
        en: 'Why the provider declined; absent where it approved.',
        zh: '提供方不同意的理由; 同意时没有。',
        example: 'The purpose does not follow from the law cited',
        exampleZh: '用途与所引依据不符',
      }),
    ),
    provenance,
  }),
);
export type Decision = v.InferOutput<typeof Decision>;
