import * as v from 'valibot';
import { problems } from '../../errors';
import { roles } from '../../transaction';
import { Day, FactId, LocalName, Msp, Provenance, Title, integer, text } from '../../values/scalars';

/** Registry facts carry their state, so that losing one never opens anything. */
export const Standing = v.picklist(['active', 'suspended']);

/** 机构: a member of the network, owned by the committee. */
export const Authority = v.object({
  msp: Msp,
  name: Title,
  kind: v.picklist(['committee', 'ministry', 'province']),
  /** GB/T 2260 code of the province, six digits. */
  division: v.optional(v.pipe(v.string(), v.regex(/^\d{6}$/, problems.shape.division.key))),
  state: Standing,
});
export type Authority = v.InferOutput<typeof Authority>;

/** A department's path inside its authority: `hrss/licensing`. */
export const DepartmentPath = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9-]{1,40}(?:\/[a-z0-9-]{1,40}){0,5}$/, problems.shape.department.key),
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

export const NewAuthority = v.omit(Authority, ['state']);

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
