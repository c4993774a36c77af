import * as v from 'valibot';
import { Derivation, FieldName } from '../dataset/schema';
import { errors, problems } from '../errors';
import { transaction } from '../transaction';
import { FactId, Hash, Instant, Msp, Page, Provenance, Secret, integer, pageOf, text } from '../values/scalars';
import { BusinessKey } from './records';
import { DepartmentPath } from './registry';

/** Which fields, and how each is released: `{ name: 'whole', birthDate: 'year', idNumber: 'last:4' }`. */
export const FieldSelection = v.pipe(
  v.record(FieldName, Derivation),
  v.check((fields) => Object.keys(fields).length > 0, problems.shape.oneField.key),
);
export type FieldSelection = v.InferOutput<typeof FieldSelection>;

/** How many records may be opened in a window. */
export const Quota = v.object({ records: integer(1, 1_000_000), per: v.picklist(['day', 'month', 'term']) });
export type Quota = v.InferOutput<typeof Quota>;

/** A purpose, as a dotted name: `licence.review`. An opening must name the very purpose granted. */
export const Purpose = v.pipe(
  v.string(),
  v.regex(/^[a-z][a-z0-9-]*(?:\.[a-z0-9-]+){0,4}$/, problems.shape.purpose.key),
  v.maxLength(80),
);

const wanted = {
  dataset: FactId,
  fields: FieldSelection,
  purpose: Purpose,
  /** 使用依据, 使用场景, 使用范围 of 政务数据共享条例. */
  basis: text(400),
  scenario: text(400),
  scope: v.optional(text(400)),
  /** 使用时限 in days. */
  days: integer(1, 1095),
  quota: Quota,
};

/** 申请: owned by the requester. */
export const AccessRequest = v.object({
  id: FactId,
  requester: Msp,
  department: DepartmentPath,
  ...wanted,
  /** The provider's decision is due by the end of this day (working days of the regulation). */
  due: v.optional(v.string()),
  provenance: Provenance,
});
export type AccessRequest = v.InferOutput<typeof AccessRequest>;

/** The provider's answer to a request; owned by the provider. */
export const Decision = v.object({
  id: FactId,
  request: FactId,
  outcome: v.picklist(['approved', 'refused']),
  grant: v.optional(FactId),
  reason: v.optional(text(400)),
  provenance: Provenance,
});
export type Decision = v.InferOutput<typeof Decision>;

/** A request with its decision, where there is one. */
export const DecidedRequest = v.object({ ...AccessRequest.entries, decision: v.optional(Decision) });
export type DecidedRequest = v.InferOutput<typeof DecidedRequest>;

/** 授权: owned by the provider. It carries its state: a grant that is lost opens nothing. */
export const Grant = v.object({
  id: FactId,
  request: FactId,
  dataset: FactId,
  provider: Msp,
  requester: Msp,
  department: DepartmentPath,
  fields: FieldSelection,
  purpose: Purpose,
  quota: Quota,
  expires: Instant,
  state: v.picklist(['active', 'suspended', 'revoked']),
  reason: v.optional(text(400)),
  provenance: Provenance,
});
export type Grant = v.InferOutput<typeof Grant>;

/** 调阅: a committed transaction that names what is read, under which grant; allowed or denied. Sealed by provider and requester. */
export const Opening = v.object({
  id: FactId,
  state: v.picklist(['allowed', 'denied']),
  /** Why it was denied: an error code such as `ACCESS-122`, with its arguments. */
  denial: v.optional(v.object({ code: v.string(), args: v.record(v.string(), v.union([v.string(), v.number()])) })),
  dataset: FactId,
  grant: v.optional(FactId),
  provider: Msp,
  requester: Msp,
  department: v.optional(DepartmentPath),
  actor: FactId,
  fields: FieldSelection,
  purpose: Purpose,
  records: integer(1, 1000),
  /** HMAC-SHA256 of the business keys under the salt of the requester: the keys themselves never reach the ledger. */
  keys: Hash,
  at: Instant,
  expires: v.optional(Instant),
  txId: v.string(),
});
export type Opening = v.InferOutput<typeof Opening>;

/**
 * Asks the provider for conditional data: another authority. Inside one authority no grant serves, since an opening would need a third
 * party's signature, who would see the business keys.
 */
export const request = transaction({
  name: 'access.request',
  kind: 'submit',
  summary: { zh: '申请有条件共享数据', en: 'Request access to a conditional dataset' },
  signers: ['caller', { owner: 'dataset' }],
  callers: ['official', 'steward'],
  input: v.object(wanted),
  output: AccessRequest,
  errors: [
    errors.ledger.notFound,
    errors.catalog.retired,
    errors.access.fieldUnknown,
    errors.access.derivationUnknown,
    errors.access.nothingToRequest,
    errors.access.notShared,
    errors.access.ownData,
  ],
});

export const approve = transaction({
  name: 'access.approve',
  kind: 'submit',
  summary: { zh: '同意共享申请并授权', en: 'Approve a request: gives the grant' },
  signers: ['caller', { owner: 'request' }],
  callers: ['steward'],
  input: v.object({
    request: FactId,
    /** Less than was asked for, where the provider narrows it. */
    fields: v.optional(FieldSelection),
    days: v.optional(integer(1, 1095)),
    quota: v.optional(Quota),
  }),
  output: Grant,
  errors: [
    errors.ledger.notFound,
    errors.ledger.notOwner,
    errors.access.decidedAlready,
    errors.access.notNarrower,
    errors.access.fieldUnknown,
    errors.access.derivationUnknown,
    errors.catalog.retired,
  ],
});

export const refuse = transaction({
  name: 'access.refuse',
  kind: 'submit',
  summary: { zh: '不同意共享申请并说明理由', en: 'Refuse a request, with the reason' },
  signers: ['caller', { owner: 'request' }],
  callers: ['steward'],
  input: v.object({ request: FactId, reason: text(400) }),
  output: Decision,
  errors: [errors.ledger.notFound, errors.ledger.notOwner, errors.access.decidedAlready],
});

/** Takes a grant back; effective with the commit. */
export const revoke = transaction({
  name: 'access.revoke',
  kind: 'submit',
  summary: { zh: '撤销授权', en: 'Revoke a grant' },
  signers: [{ owner: 'grant' }, 'witness'],
  callers: ['steward'],
  input: v.object({ grant: FactId, reason: text(400) }),
  output: Grant,
  errors: [errors.ledger.notFound, errors.ledger.notOwner, errors.ledger.illegalState],
});

/** Opens records: commits who reads how many records of what, under which grant. A refusal is committed too, as a denied opening. */
export const open = transaction({
  name: 'access.open',
  kind: 'submit',
  summary: {
    zh: '调阅: 在账本上留痕后方可读取',
    en: 'Open records: leaves the trace without which nothing can be read',
  },
  signers: ['caller', { owner: 'dataset' }],
  callers: ['official', 'steward'],
  recordsDenial: true,
  findsItself: true,
  input: v.object({
    dataset: FactId,
    grant: v.optional(FactId),
    fields: FieldSelection,
    purpose: Purpose,
    records: integer(1, 1000),
  }),
  transient: v.object({ keys: v.pipe(v.array(BusinessKey), v.minLength(1), v.maxLength(1000)), salt: Secret }),
  output: Opening,
  errors: [
    errors.ledger.malformed,
    errors.ledger.requestReused,
    errors.registry.unknownAuthority,
    errors.access.nothingToRequest,
    errors.access.ownData,
    errors.records.keyImpossible,
  ],
});

export const requests = transaction({
  name: 'access.requests',
  kind: 'evaluate',
  summary: { zh: '列出申请', en: 'List access requests of a requester, or to a provider' },
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({ requester: v.optional(Msp), provider: v.optional(Msp), ...Page.entries }),
  output: pageOf(DecidedRequest),
  errors: [],
});

/** One request, with the provider's decision once there is one. */
export const requested = transaction({
  name: 'access.requested',
  kind: 'evaluate',
  summary: { zh: '查看申请及其办理结果', en: 'Show a request with its decision' },
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({ request: FactId }),
  output: DecidedRequest,
  errors: [errors.ledger.notFound, errors.ledger.sealBroken],
});

export const grants = transaction({
  name: 'access.grants',
  kind: 'evaluate',
  summary: { zh: '列出授权', en: 'List grants given by a provider, or held by a requester' },
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({ provider: v.optional(Msp), requester: v.optional(Msp), ...Page.entries }),
  output: pageOf(Grant),
  errors: [],
});

export const grant = transaction({
  name: 'access.grant',
  kind: 'evaluate',
  summary: { zh: '查看授权', en: 'Show a grant' },
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({ grant: FactId }),
  output: Grant,
  errors: [errors.ledger.notFound, errors.ledger.sealBroken],
});
