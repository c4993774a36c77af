import * as v from 'valibot';
import { errors } from '../../errors';
import { transaction } from '../../transaction';
import { FactId, Msp, Page, pageOf, text } from '../../values/scalars';
import { Application, ApplicationFile, Approval, RouteDecision, System, compared, decided, profile } from './shapes';

/**
 * Files an application and compares it with all systems and pending applications in the same transaction. Two that are filed at once
 * conflict on purpose: the second is compared with the first when it is sent again.
 */
export const file = transaction({
  name: 'review.file',
  kind: 'submit',
  summary: { zh: '申报项目并进行重复性审查', en: 'File an application; it is checked for duplicates' },
  signers: ['caller', 'committee'],
  callers: ['official', 'steward'],
  input: v.object(profile),
  output: v.object({ application: FactId, ...compared }),
  errors: [errors.review.nothingSpecific],
});

/** Compares a draft without filing it. */
export const preview = transaction({
  name: 'review.preview',
  kind: 'evaluate',
  summary: { zh: '申报前预查重复项目', en: 'Check a draft for duplicates before it is filed' },
  signers: ['caller'],
  callers: 'anyone',
  input: v.object(profile),
  output: v.object(compared),
  errors: [errors.review.nothingSpecific],
});

/** Decides the route, once. By a reviewer of the committee. */
export const decide = transaction({
  name: 'review.decide',
  kind: 'submit',
  summary: { zh: '作出处置决定', en: 'Decide the route of an application' },
  signers: ['committee', 'witness'],
  callers: ['reviewer'],
  input: v.object({ application: FactId, ...decided }),
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
  ],
});

/** Approves or rejects the route that was decided, once. By an approver of the applicant's authority. */
export const approve = transaction({
  name: 'review.approve',
  kind: 'submit',
  summary: { zh: '审批项目', en: 'Approve or reject an application after its review' },
  signers: [{ owner: 'application' }, 'witness'],
  callers: ['approver'],
  input: v.object({ application: FactId, approved: v.boolean(), reason: v.optional(text(1000)) }),
  output: Approval,
  errors: [
    errors.ledger.notFound,
    errors.ledger.notOwner,
    errors.ledger.illegalState,
    errors.review.notDecided,
    errors.review.routeUnfit,
    errors.review.changedSince,
  ],
});

/** Enters an approved independent project in the system catalogue: in development first, then in use. */
export const commission = transaction({
  name: 'review.commission',
  kind: 'submit',
  summary: { zh: '项目转为在建或投入使用', en: 'Enter an approved project as a system: in development, then in use' },
  signers: [{ owner: 'application' }, 'witness'],
  callers: ['official', 'steward'],
  input: v.object({ application: FactId, state: v.picklist(['in-development', 'in-use']) }),
  output: System,
  errors: [
    errors.ledger.notFound,
    errors.ledger.notOwner,
    errors.ledger.illegalState,
    errors.ledger.alreadyExists,
    errors.review.notApproved,
    errors.review.buildsNothing,
    errors.review.changedSince,
  ],
});

export const get = transaction({
  name: 'review.get',
  kind: 'evaluate',
  summary: { zh: '查看项目申报全卷', en: 'Show an application with its findings, decision and approval' },
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({ application: FactId }),
  output: ApplicationFile,
  errors: [errors.ledger.notFound],
});

export const applications = transaction({
  name: 'review.applications',
  kind: 'evaluate',
  summary: { zh: '列出项目申报', en: 'List applications' },
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({ authority: v.optional(Msp), ...Page.entries }),
  output: pageOf(v.object({ ...Application.entries, state: ApplicationFile.entries.state })),
  errors: [],
});
