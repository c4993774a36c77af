import * as v from 'valibot';
import { field, shape } from '../../fields/field';
import { limits } from '../../fields/limits';
import { units } from '../../fields/units';
import { DatasetId } from '../../values/dataset';
import { Day, FactId, Msp, integer, provenance, text } from '../../values/scalars';
import { DepartmentPath } from '../registry';
import { FieldSelection, Purpose, Quota } from './selection';

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
};

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
    due: v.optional(
      field(Day, {
        en: 'By the end of this day the provider has to decide, counted in working days by the calendar on the ledger.',
        zh: '提供方须在该日结束前作出决定, 按账本上的节假日安排以工作日计。',
        example: '2026-10-20',
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

/** A request with its decision, where there is one. */
export const DecidedRequest = v.object({
  ...AccessRequest.entries,
  decision: v.optional(
    field(Decision, {
      en: "The provider's answer; absent while it is still awaited.",
      zh: '提供方的答复; 尚未答复时没有。',
    }),
  ),
});
export type DecidedRequest = v.InferOutput<typeof DecidedRequest>;
