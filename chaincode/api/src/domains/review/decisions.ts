import * as v from 'valibot';
import { field, shape } from '../../fields/field';
import { FactId, Hash, list, provenance, text } from '../../values/scalars';
import { Application, System, applicationId } from './projects';
import { Findings } from './findings';

/** 复用, 改造: a system in use; 共建: one in development; 合并: a pending application; 独立建设: a project of its own. */
export const routes = ['reuse', 'adapt', 'join', 'merge', 'independent'] as const;
/** What becomes of an application. */
export type Route = (typeof routes)[number];

export const decided = {
  route: field(v.picklist(routes), {
    en:
      'What becomes of the project: it uses or adapts a system in use, joins one in development, merges with a ' +
      'pending application, or is built on its own.',
    zh: '项目如何处置: 复用或改造在用系统, 与在建系统共建, 与待审申报合并, 或独立建设。',
    example: 'reuse',
  }),
  target: v.optional(
    field(FactId, {
      en: 'What it builds on: one of the findings. Must be given for every route but `independent`, and not for that.',
      zh: '依托哪个项目, 须为审查结果之一。除 `independent` (独立建设) 外均须填写; 独立建设不填。',
      example: 'GD/social-cards',
    }),
  ),
  reason: field(text(1000), {
    en: 'Why this route was chosen, for the applicant and later readers.',
    zh: '为何如此处置, 供申报方及后来者了解。',
    example: 'The platform in use offers the same services',
    exampleZh: '已有平台的申领、查询功能可直接复用',
  }),
  differences: v.optional(
    field(
      list(
        v.object({
          project: field(FactId, {
            en: 'The very similar project that is answered.',
            zh: '所说明的那个高度相似项目。',
            example: 'GD/social-cards',
          }),
          difference: field(text(400, 4), {
            en: 'What sets the application apart from it, so that both are needed.',
            zh: '本申报与其有何不同、为何两者都需要。',
            example: 'The other serves persons, this one employers',
            exampleZh: '对方面向个人, 本项目面向用人单位',
          }),
        }),
        50,
      ),
      {
        en: 'How the application differs from each very similar project: `independent` must answer them all.',
        zh: '与各高度相似项目有何不同: 独立建设的须逐一说明。',
      },
    ),
    [],
  ),
};

/** 处置决定: by a person of the committee. */
export const RouteDecision = shape(
  'route-decision',
  { en: 'route decision', zh: '处置决定' },
  v.object({
    id: field(FactId, {
      en: 'Follows from the application: its route is decided once.',
      zh: '由申报确定: 每份申报只作一次决定。',
      example: 'Committee/d-3f9a2c1d5e0c61d9',
    }),
    application: applicationId,
    ...decided,
    provenance,
  }),
);
export type RouteDecision = v.InferOutput<typeof RouteDecision>;

/** Whether and why an application is approved. */
export const verdict = {
  approved: field(v.boolean(), {
    en: 'True to go ahead by the decided route, false to give the project up.',
    zh: 'true 为按所定方式进行, false 为不予批准。',
    example: true,
  }),
  reason: v.optional(
    field(text(1000), {
      en: 'Why it may go ahead or not, for the applicants.',
      zh: '准予或不准的理由, 供申报人员了解。',
      example: 'Goes ahead with the platform in use',
      exampleZh: '按决定复用已有平台',
    }),
  ),
};

/** 审批: by the applicant's authority, after the review. Owned by it; it has the application's id. */
export const Approval = shape(
  'approval',
  { en: 'approval', zh: '审批' },
  v.object({
    id: field(FactId, {
      en: 'The same as the id of the application: it is approved or rejected once.',
      zh: '与申报同号: 每份申报只审批一次。',
      example: 'GD/p-5e0c61d9ab4287f3',
    }),
    application: applicationId,
    decision: field(Hash, {
      en: "SHA-256 of the committee's decision: the approval counts for that one alone.",
      zh: '委员会决定的 SHA-256: 审批只对该决定有效。',
    }),
    ...verdict,
    provenance,
  }),
);
export type Approval = v.InferOutput<typeof Approval>;

/** Where an application stands: `decided`, `approved`, `rejected`, `commissioned` follow each other. */
export const applicationState = field(v.picklist(['pending', 'decided', 'approved', 'rejected', 'commissioned']), {
  en: 'How far it has come: waiting for a decision, decided, approved or rejected, entered as a system.',
  zh: '所处阶段: 待决定、已决定、已批准或未批准、已列为系统。',
  example: 'pending',
});

/**
 * Everything the ledger knows about one application. `damaged` names the parts that are on the ledger but do not match
 * their owner's seal: they count as absent; and an application that its owner changed after it was reviewed.
 */
export const ApplicationFile = v.object({
  application: field(Application, {
    en: 'What the applicant filed, word by word, as it stands sealed.',
    zh: '提交时的原文, 以封印内容为准。',
  }),
  state: applicationState,
  findings: v.optional(
    field(Findings, {
      en: 'What it was found to resemble when it was filed.',
      zh: '提交时查得与哪些项目相似。',
    }),
  ),
  decision: v.optional(
    field(RouteDecision, {
      en: "The committee's choice of what becomes of it; absent while it is awaited.",
      zh: '委员会对其如何处置的决定; 未作出时没有。',
    }),
  ),
  approval: v.optional(
    field(Approval, {
      en: "The applicant authority's own consent or rejection; absent while it is awaited.",
      zh: '申报机构自己的批准或否决; 未作出时没有。',
    }),
  ),
  system: v.optional(
    field(System, {
      en: 'The entry in the catalogue that it became; absent until then.',
      zh: '列入系统总目录后的内容; 此前没有。',
    }),
  ),
  damaged: field(list(v.picklist(['application', 'findings', 'route', 'approval', 'system']), 5), {
    en:
      "Parts that do not match their owner's seal, and so count as absent; and an application that was changed " +
      'after its review.',
    zh: '与所有者封印不符、因此视为不存在的部分; 以及审查后被更改的申报。',
    example: ['findings'],
  }),
});
export type ApplicationFile = v.InferOutput<typeof ApplicationFile>;
