import * as v from 'valibot';
import { errors, problems } from '../errors';
import { roles, transaction } from '../transaction';
import { Day, FactId, LocalName, Msp, Page, Provenance, Title, integer, pageOf, text } from '../values/scalars';

/** Registry facts carry their state, so that losing one never opens anything. */
export const Standing = v.picklist(['active', 'suspended']);

/** 机构: a member of the network, owned by the committee. */
export const Authority = v.object({
  msp: Msp,
  name: Title,
  kind: v.picklist(['committee', 'ministry', 'province']),
  /** GB/T 2260 code of the province, six digits. */
  division: v.optional(v.pipe(v.string(), v.regex(/^\d{6}$/, problems.shape.division.en))),
  state: Standing,
});
export type Authority = v.InferOutput<typeof Authority>;

/** A department's path inside its authority: `hrss/licensing`. */
export const DepartmentPath = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9-]{1,40}(?:\/[a-z0-9-]{1,40}){0,5}$/, problems.shape.department.en),
);

/** 部门: a unit in an authority's tree, owned by the authority. */
export const Department = v.object({
  /** `GD/hrss/licensing` */
  id: FactId,
  path: DepartmentPath,
  name: Title,
  state: Standing,
});
export type Department = v.InferOutput<typeof Department>;

/** A role that is enrolled; `administrator` comes from the admin certificate alone. */
export const EnrolledRole = v.picklist(roles.filter((role) => role !== 'administrator'));

/** An actor, owned by the authority: its certificate must say the same. */
export const Actor = v.object({
  /** `GD/li`: the MSP and the certificate's enrolment id. */
  id: FactId,
  name: text(80),
  department: DepartmentPath,
  roles: v.pipe(v.array(EnrolledRole), v.minLength(1), v.maxLength(5)),
  state: Standing,
});
export type Actor = v.InferOutput<typeof Actor>;

/** A governed number, with the article it comes from. Set by the committee's vote, overridable for one authority. */
export const Parameter = v.object({
  name: LocalName,
  value: integer(0, 1_000_000),
  basis: text(200),
  /** Present where the value holds for one authority only. */
  authority: v.optional(Msp),
});
export type Parameter = v.InferOutput<typeof Parameter>;

/** A year's public holidays and make-up working days. */
export const Calendar = v.object({
  year: integer(2020, 2100),
  holidays: v.pipe(v.array(Day), v.maxLength(60)),
  makeUpDays: v.pipe(v.array(Day), v.maxLength(30)),
  basis: text(200),
});
export type Calendar = v.InferOutput<typeof Calendar>;

/** The network's founding, owned by the committee: who belongs to it, suspended authorities too. */
export const Constitution = v.object({
  committee: Msp,
  authorities: v.array(Msp),
  provenance: Provenance,
});
export type Constitution = v.InferOutput<typeof Constitution>;

const NewAuthority = v.omit(Authority, ['state']);

/** What a proposal would do when enacted. */
export const Motion = v.variant('action', [
  v.object({ action: v.literal('join'), authority: NewAuthority }),
  v.object({ action: v.literal('suspend'), msp: Msp, reason: text(400) }),
  v.object({ action: v.literal('resume'), msp: Msp, reason: text(400) }),
  v.object({ action: v.literal('parameter'), parameter: Parameter }),
  v.object({ action: v.literal('calendar'), calendar: Calendar }),
]);
export type Motion = v.InferOutput<typeof Motion>;

export const Vote = v.object({
  id: FactId,
  proposal: FactId,
  approve: v.boolean(),
  reason: v.optional(text(400)),
  provenance: Provenance,
});
export type Vote = v.InferOutput<typeof Vote>;

export const Proposal = v.object({
  id: FactId,
  motion: Motion,
  state: v.picklist(['open', 'enacted']),
  provenance: Provenance,
});
export type Proposal = v.InferOutput<typeof Proposal>;

/** Founds the network: once, by the committee. */
export const found = transaction({
  name: 'registry.found',
  kind: 'submit',
  summary: { zh: '建立网络: 登记创始机构', en: 'Found the network with its first authorities' },
  signers: ['caller', 'witness'],
  callers: ['administrator'],
  input: v.object({
    authorities: v.pipe(v.array(NewAuthority), v.minLength(2), v.maxLength(100)),
    parameters: v.optional(v.pipe(v.array(Parameter), v.maxLength(100)), []),
    calendars: v.optional(v.pipe(v.array(Calendar), v.maxLength(10)), []),
  }),
  output: v.object({ authorities: v.array(Msp) }),
  errors: [errors.registry.alreadyFounded, errors.registry.notCommittee, errors.registry.motionUnfit],
});

/** Puts a motion to the authorities. The proposal is recorded by the committee, which enacts it later. */
export const propose = transaction({
  name: 'registry.propose',
  kind: 'submit',
  summary: { zh: '提出提案', en: 'Propose a change that the authorities vote on' },
  signers: ['caller', 'committee'],
  callers: ['administrator'],
  input: v.object({ motion: Motion }),
  output: Proposal,
  errors: [errors.registry.notFounded, errors.registry.motionUnfit],
});

/** One authority's vote, sealed by the voter. */
export const vote = transaction({
  name: 'registry.vote',
  kind: 'submit',
  summary: { zh: '表决', en: 'Vote on a proposal' },
  signers: ['caller', 'witness'],
  callers: ['administrator'],
  input: v.object({ proposal: FactId, approve: v.boolean(), reason: v.optional(text(400)) }),
  output: Vote,
  errors: [errors.ledger.notFound, errors.ledger.alreadyExists, errors.ledger.illegalState],
});

/** Carries out a proposal that more than half of the active authorities approved. Signed by the committee. */
export const enact = transaction({
  name: 'registry.enact',
  kind: 'submit',
  summary: { zh: '执行获过半数赞成的提案', en: 'Carry out a proposal that a majority approved' },
  signers: ['committee', 'witness'],
  callers: ['administrator'],
  input: v.object({ proposal: FactId }),
  output: Proposal,
  errors: [
    errors.ledger.notFound,
    errors.ledger.illegalState,
    errors.registry.notCommittee,
    errors.registry.notEnoughVotes,
    errors.registry.motionUnfit,
  ],
});

/** Sets up or changes departments of the caller's authority. Suspending one suspends all below it. */
export const establish = transaction({
  name: 'registry.establish',
  kind: 'submit',
  summary: { zh: '设立或变更本机构部门', en: "Set up or change a department of one's authority" },
  signers: ['caller', 'witness'],
  callers: ['administrator'],
  input: v.object({
    departments: v.pipe(
      v.array(v.object({ path: DepartmentPath, name: Title, state: v.optional(Standing, 'active') })),
      v.minLength(1),
      v.maxLength(200),
    ),
  }),
  output: v.array(Department),
  errors: [errors.registry.unknownDepartment],
});

/** Enrols actors of the caller's authority, or changes their department, roles or state. Suspension takes effect at once. */
export const enrol = transaction({
  name: 'registry.enrol',
  kind: 'submit',
  summary: { zh: '登记、变更或停用本机构人员', en: "Enrol, change or suspend actors of one's authority" },
  signers: ['caller', 'witness'],
  callers: ['administrator'],
  input: v.object({
    actors: v.pipe(
      v.array(
        v.object({
          id: LocalName,
          name: text(80),
          department: DepartmentPath,
          roles: Actor.entries.roles,
          state: v.optional(Standing, 'active'),
        }),
      ),
      v.minLength(1),
      v.maxLength(200),
    ),
  }),
  output: v.array(Actor),
  errors: [errors.registry.unknownDepartment],
});

/** Who the ledger takes the caller for. */
export const whoami = transaction({
  name: 'registry.whoami',
  kind: 'evaluate',
  summary: { zh: '查询本人登记信息', en: 'Who the ledger takes the caller for' },
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({}),
  output: v.object({
    actor: FactId,
    msp: Msp,
    department: v.optional(DepartmentPath),
    roles: v.array(v.picklist(roles)),
    name: v.string(),
  }),
  errors: [errors.registry.unknownActor],
});

export const authorities = transaction({
  name: 'registry.authorities',
  kind: 'evaluate',
  summary: { zh: '列出机构', en: 'List the authorities' },
  signers: ['caller'],
  callers: 'anyone',
  input: Page,
  output: pageOf(Authority),
  errors: [],
});

export const departments = transaction({
  name: 'registry.departments',
  kind: 'evaluate',
  summary: { zh: '列出一机构的部门', en: "List an authority's departments" },
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({ msp: Msp, ...Page.entries }),
  output: pageOf(Department),
  errors: [],
});

export const actors = transaction({
  name: 'registry.actors',
  kind: 'evaluate',
  summary: { zh: '列出一机构的人员', en: "List an authority's actors" },
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({ msp: Msp, ...Page.entries }),
  output: pageOf(Actor),
  errors: [],
});

export const proposals = transaction({
  name: 'registry.proposals',
  kind: 'evaluate',
  summary: { zh: '列出提案', en: 'List the proposals' },
  signers: ['caller'],
  callers: 'anyone',
  /** `msp`: only those of that authority. */
  input: v.object({ msp: v.optional(Msp), ...Page.entries }),
  output: pageOf(Proposal),
  errors: [],
});

export const parameters = transaction({
  name: 'registry.parameters',
  kind: 'evaluate',
  summary: { zh: '列出参数及其依据', en: 'List the governed parameters with their legal basis' },
  signers: ['caller'],
  callers: 'anyone',
  input: Page,
  output: pageOf(Parameter),
  errors: [],
});
