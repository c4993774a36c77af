import * as v from 'valibot';
import { FactId, Hash, Msp, Provenance, integer, text } from '../../values/scalars';
import { DepartmentPath } from '../registry';

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

export const compared = {
  /** How many projects the index held. */
  compared: integer(0, 1_000_000),
  /** The most similar first; none below the threshold. */
  findings: v.array(Finding),
  /** Projects whose index entry does not match their sealed fact. Where the fact stands, it was compared instead. */
  damaged: v.array(FactId),
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

export const decided = {
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
 * Everything the ledger knows about one application. `decided`, `approved`, `rejected`, `commissioned` follow each other; `damaged` names the
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
  damaged: v.array(v.picklist(['application', 'findings', 'route', 'approval', 'system'])),
});
export type ApplicationFile = v.InferOutput<typeof ApplicationFile>;
