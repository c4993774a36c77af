import * as v from 'valibot';
import { errors } from '../errors';
import { transaction } from '../transaction';
import { FactId, Hash, LocalName, Msp, Page, Provenance, integer, pageOf, text } from '../values/scalars';
import { DepartmentPath } from './registry';

/**
 * What a project or system is, in words: the text that the review compares. Names of places and organisations and stock wording are left out
 * of the comparison; at least something specific must remain.
 */
export const profile = {
  title: text(120),
  /** 业务领域, e.g. 人力资源和社会保障. */
  domain: text(40),
  region: v.optional(text(40)),
  functions: v.pipe(v.array(text(80)), v.minLength(1), v.maxLength(40)),
  positioning: text(400),
  description: text(4000),
  /** 10,000 yuan. */
  budgetWan: v.optional(integer(0, 100_000_000)),
};

/** 系统: in use or in development; owned by the authority that runs it. One that came from an application has the application's id. */
export const System = v.object({
  id: FactId,
  authority: Msp,
  department: DepartmentPath,
  ...profile,
  state: v.picklist(['in-use', 'in-development', 'retired']),
  /** The application it came from. */
  application: v.optional(FactId),
  provenance: Provenance,
});
export type System = v.InferOutput<typeof System>;

/** 项目申报: owned by the applicant. */
export const Application = v.object({
  id: FactId,
  authority: Msp,
  department: DepartmentPath,
  ...profile,
  provenance: Provenance,
});
export type Application = v.InferOutput<typeof Application>;

/** One similar project, with its explanation. Similarities are parts per ten thousand. */
export const Finding = v.object({
  project: FactId,
  title: text(120),
  authority: Msp,
  /** `pending`: an application that is not rejected and not yet a system. */
  state: v.picklist(['in-use', 'in-development', 'pending']),
  similarity: integer(0, 10_000),
  /** Functions of the application that the other has too, with the other's words; each function once. */
  sharedFunctions: v.array(v.object({ ours: text(80), theirs: text(80), similarity: integer(0, 10_000) })),
  /** The phrases that both have and that weigh most, heaviest first. */
  sharedTerms: v.array(text(40)),
  byField: v.object({
    title: integer(0, 10_000),
    functions: integer(0, 10_000),
    positioning: integer(0, 10_000),
    description: integer(0, 10_000),
  }),
});
export type Finding = v.InferOutput<typeof Finding>;

const compared = {
  /** How many projects the index held. */
  compared: integer(0, 1_000_000),
  /** The most similar first; none below the threshold. */
  findings: v.array(Finding),
  /** Projects whose index entry does not match their sealed fact. Where the fact stands, it was compared instead. */
  spoilt: v.array(FactId),
};

/** 审查结果: owned by the committee. A snapshot: what was filed later finds this application, not the other way round. */
export const Findings = v.object({
  id: FactId,
  application: FactId,
  /** SHA-256 of the profile's canonical bytes: what was reviewed is what is decided, approved and built. */
  profile: Hash,
  ...compared,
  provenance: Provenance,
});
export type Findings = v.InferOutput<typeof Findings>;

/** 复用, 改造: a system in use; 共建: one in development; 合并: a pending application; 独立建设: a project of its own. */
export const routes = ['reuse', 'adapt', 'join', 'merge', 'independent'] as const;
export type Route = (typeof routes)[number];

const decided = {
  route: v.picklist(routes),
  /** The project that the application builds on, one of the findings; `independent` has none. */
  target: v.optional(FactId),
  reason: text(1000),
  /** How the application differs from each very similar project: `independent` must answer them all. */
  differences: v.optional(
    v.pipe(v.array(v.object({ project: FactId, difference: text(400, 4) })), v.maxLength(50)),
    [],
  ),
};

/** 处置决定: by a person of the committee. */
export const RouteDecision = v.object({
  id: FactId,
  application: FactId,
  ...decided,
  provenance: Provenance,
});
export type RouteDecision = v.InferOutput<typeof RouteDecision>;

/** 审批: by the applicant's authority, after the review. Owned by it; it has the application's id. */
export const Approval = v.object({
  id: FactId,
  application: FactId,
  /** SHA-256 of the decision's canonical bytes: an approval counts for the decision it followed, and for no other. */
  decision: Hash,
  approved: v.boolean(),
  reason: v.optional(text(1000)),
  provenance: Provenance,
});
export type Approval = v.InferOutput<typeof Approval>;

/**
 * Everything the ledger knows about one application. `decided`, `approved`, `rejected`, `commissioned` follow each other; `spoilt` names the
 * parts that are on the ledger but do not match their owner's seal: they count as absent; and an application that its owner changed after it
 * was reviewed.
 */
export const ApplicationFile = v.object({
  application: Application,
  state: v.picklist(['pending', 'decided', 'approved', 'rejected', 'commissioned']),
  findings: v.optional(Findings),
  decision: v.optional(RouteDecision),
  approval: v.optional(Approval),
  system: v.optional(System),
  spoilt: v.array(v.picklist(['application', 'findings', 'route', 'approval', 'system'])),
});
export type ApplicationFile = v.InferOutput<typeof ApplicationFile>;

/** Registers systems that exist already. */
export const register = transaction({
  name: 'review.register',
  kind: 'submit',
  summary: { zh: '登记在用、在建系统', en: 'Register systems in use or in development' },
  signers: ['caller', 'witness'],
  callers: ['steward', 'reviewer'],
  input: v.object({
    systems: v.pipe(
      v.array(
        v.object({
          name: LocalName,
          ...profile,
          state: v.optional(v.picklist(['in-use', 'in-development']), 'in-use'),
        }),
      ),
      v.minLength(1),
      v.maxLength(100),
    ),
  }),
  output: v.object({ systems: v.array(FactId) }),
  errors: [errors.ledger.alreadyExists, errors.review.nothingSpecific],
});

/** Takes a system into use, or retires it: then it is not compared any more. */
export const update = transaction({
  name: 'review.update',
  kind: 'submit',
  summary: { zh: '变更系统状态: 投入使用或停用', en: 'Take a registered system into use, or retire it' },
  signers: [{ owner: 'system' }, 'witness'],
  callers: ['steward', 'reviewer'],
  input: v.object({ system: FactId, state: v.picklist(['in-use', 'retired']) }),
  output: System,
  errors: [errors.ledger.notFound, errors.ledger.notOwner, errors.ledger.illegalState],
});

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

/**
 * Writes the index entries of some projects anew from their sealed facts. Anybody may: an entry follows from the fact, and carries no
 * authority of its own. Entries of projects that are no longer compared, or never were, are removed.
 */
export const reindex = transaction({
  name: 'review.reindex',
  kind: 'submit',
  summary: { zh: '按封印内容重建比对索引', en: 'Rebuild index entries from the sealed facts' },
  signers: ['caller', 'witness'],
  callers: 'anyone',
  input: v.object({ projects: v.pipe(v.array(FactId), v.minLength(1), v.maxLength(100)) }),
  output: v.object({ written: v.number(), removed: v.number() }),
  errors: [errors.ledger.sealBroken],
});

/** Holds the index against the sealed facts: what is missing from it, differs, or stands there without a fact. One page an authority. */
export const checkIndex = transaction({
  name: 'review.checkIndex',
  kind: 'evaluate',
  summary: { zh: '核对比对索引与封印内容', en: 'Hold the index of the review against the sealed facts' },
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({ authority: Msp }),
  output: v.object({
    checked: v.number(),
    problems: v.array(v.object({ project: FactId, problem: v.picklist(['missing', 'differs', 'orphan']) })),
  }),
  errors: [],
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

export const systems = transaction({
  name: 'review.systems',
  kind: 'evaluate',
  summary: { zh: '列出系统总目录', en: 'List the system catalogue' },
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({ authority: v.optional(Msp), ...Page.entries }),
  output: pageOf(System),
  errors: [],
});
