import * as v from 'valibot';
import { errors } from '../../errors';
import { field } from '../../fields/field';
import { nothingMore } from '../../fields/nothing';
import { transaction } from '../../transaction';
import { FactId, Page, pageOf } from '../../values/scalars';
import { Application, System, applicationId, ofAuthority, profile, runningProcess } from './projects';
import { compared } from './findings';
import { ApplicationFile, Approval, RouteDecision, applicationState, decided, verdict } from './decisions';

const somethingSpecific = {
  en: 'That its text says something beyond names of places, organisations and stock wording.',
  zh: '除地名、机构名和套话外, 文字中有具体内容。',
};

export const file = transaction({
  name: 'review.file',
  kind: 'submit',
  summary: { zh: '申报项目并进行重复性审查', en: 'File an application; it is checked for duplicates' },
  about: {
    en:
      'Compared with all systems and pending applications in the same transaction. Two filed at once conflict on ' +
      'purpose: the second is sent again, and then finds the first.',
    zh: '在同一交易中与全部系统和待审申报比对。两份同时提交时有意冲突: 后者重发, 并查到前者。',
  },
  requires: somethingSpecific,
  emits: {
    en: "The application, the committee's findings about it, and its entry in the index.",
    zh: '申报、委员会的审查结果, 以及其比对索引。',
  },
  signers: ['caller', 'committee'],
  callers: ['official', 'steward'],
  input: v.object(profile),
  output: v.object({
    application: field(FactId, {
      en: 'What the filed project is called from now on.',
      zh: '所提交项目此后的编号。',
      example: 'GD/p-5e0c61d9ab4287f3',
    }),
    ...compared,
  }),
  errors: [errors.review.nothingSpecific],
});

export const preview = transaction({
  name: 'review.preview',
  kind: 'evaluate',
  summary: { zh: '申报前预查重复项目', en: 'Check a draft for duplicates before it is filed' },
  about: {
    en: 'The same comparison as at filing; nothing is kept.',
    zh: '与提交时相同的比对; 不留存任何内容。',
  },
  requires: somethingSpecific,
  signers: ['caller'],
  callers: 'anyone',
  input: v.object(profile),
  output: v.object(compared),
  errors: [errors.review.nothingSpecific],
});

export const decide = transaction({
  name: 'review.decide',
  kind: 'submit',
  summary: { zh: '作出处置决定', en: 'Decide the route of an application' },
  about: {
    en: 'Once, by a reviewer of the committee.',
    zh: '由委员会的评审员办理, 只作一次。',
  },
  requires: {
    en:
      'That the application is undecided and stands as it was reviewed; that the target is one of the findings and ' +
      'its state fits the route; that `independent` answers every very similar project; that the caller did not file ' +
      'it.',
    zh:
      '申报尚未决定, 且与审查时一致; 依托的项目为审查结果之一, 状态与处置方式相符; 独立建设的已逐一说明差异; ' +
      '调用方不是申报人。',
  },
  emits: { en: 'The decision, owned by the committee.', zh: '决定, 归委员会所有。' },
  signers: ['committee', 'witness'],
  callers: ['reviewer'],
  input: v.object({ application: applicationId, ...decided }),
  output: RouteDecision,
  errors: [
    errors.ledger.notFound,
    errors.ledger.illegalState,
    errors.registry.notCommittee,
    errors.review.routeNeedsTarget,
    errors.review.routeTakesNoTarget,
    errors.review.targetNotFound,
    errors.review.routeUnfit,
    errors.review.findingsUnanswered,
    errors.review.changedSince,
    errors.review.samePerson,
  ],
});

export const approve = transaction({
  name: 'review.approve',
  kind: 'submit',
  summary: { zh: '审批项目', en: 'Approve or reject an application after its review' },
  about: {
    en: "Once, by an approver of the applicant's authority.",
    zh: '由申报机构的审批人办理, 只作一次。',
  },
  requires: {
    en:
      'That the route is decided, and not approved or rejected before; that what it builds on is still there, ' +
      'where it is approved; that the caller neither filed it nor decided its route.',
    zh: '已作出处置决定, 且尚未审批; 批准时, 所依托的项目仍在; 调用方既非申报人, 也非作出处置决定者。',
  },
  emits: {
    en: 'The approval or rejection; an application that is built no more leaves the index.',
    zh: '批准或否决; 不再建设的申报从比对索引中移除。',
  },
  signers: [{ owner: 'application' }, 'witness'],
  callers: ['approver'],
  input: v.object({ application: applicationId, ...verdict }),
  output: Approval,
  errors: [
    errors.ledger.notFound,
    errors.ledger.notOwner,
    errors.ledger.illegalState,
    errors.review.notDecided,
    errors.review.routeUnfit,
    errors.review.changedSince,
    errors.review.samePerson,
  ],
});

export const commission = transaction({
  name: 'review.commission',
  kind: 'submit',
  summary: { zh: '项目转为在建或投入使用', en: 'Enter an approved project as a system: in development, then in use' },
  requires: {
    en:
      "That the application is of the caller's department, or one below; that it is approved as an independent " +
      'project, and stands as it was reviewed; `in-use` comes after `in-development`; that the caller neither ' +
      'decided nor approved it; that the process of an app is published, by the same authority.',
    zh:
      '申报属于调用方所在部门或其下级部门; 已获批准独立建设, 且与审查时一致; 先转为在建, 再投入使用; ' +
      '调用方未曾决定或审批该申报; 子应用的流程由本机构发布。',
  },
  emits: {
    en: "The system, under the application's id; its index entry takes the place of the application's.",
    zh: '系统, 沿用申报编号; 其比对索引取代申报的。',
  },
  signers: [{ owner: 'application' }, 'witness'],
  callers: ['official', 'steward'],
  input: v.object({
    application: applicationId,
    state: field(v.picklist(['in-development', 'in-use']), {
      en: 'What the project becomes now: a system that is being built, then one that works.',
      zh: '现在转为何种状态: 先为在建系统, 后为在用系统。',
      example: 'in-development',
    }),
    process: runningProcess,
  }),
  output: System,
  errors: [
    errors.ledger.notFound,
    errors.ledger.notOwner,
    errors.ledger.illegalState,
    errors.ledger.alreadyExists,
    errors.review.notApproved,
    errors.review.buildsNothing,
    errors.review.changedSince,
    errors.review.samePerson,
  ],
});

export const get = transaction({
  name: 'review.get',
  kind: 'evaluate',
  summary: { zh: '查看项目申报全卷', en: 'Show an application with its findings, decision and approval' },
  requires: { en: 'That the application exists and its seal holds.', zh: '申报存在, 且封印相符。' },
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({ application: applicationId }),
  output: ApplicationFile,
  errors: [errors.ledger.notFound],
});

export const applications = transaction({
  name: 'review.applications',
  kind: 'evaluate',
  summary: { zh: '列出项目申报', en: 'List applications' },
  about: { en: 'In order of their ids, each with where it stands.', zh: '按编号排序, 各附所处阶段。' },
  requires: nothingMore,
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({ authority: ofAuthority, ...Page.entries }),
  output: pageOf(v.object({ ...Application.entries, state: applicationState })),
  errors: [],
});
