/** Standing policies: the class of requests that a provider grants by itself. */
import * as v from 'valibot';
import { errors } from '../../errors';
import { field, shape } from '../../fields/field';
import { limits } from '../../fields/limits';
import { nothingMore } from '../../fields/nothing';
import { units } from '../../fields/units';
import { transaction } from '../../transaction';
import { DatasetId } from '../../values/dataset';
import { DepartmentPath } from '../../values/department';
import { FactId, Msp, Page, list, pointedPageOf, provenance, text } from '../../values/scalars';
import { bounds } from './conditions';
import { Grant } from './grant';
import { providerMsp, requestId, term } from './request';
import { FieldSelection, Purpose, Quota } from './selection';

/** The policy that a call is about. */
const policyId = field(FactId, {
  en: 'The standing policy that is meant; its provider owns it.',
  zh: '所指的常设规则, 归提供方所有。',
  example: 'MHRSS/p-5e0c61d9ab4287f3',
});

/** Whom a policy or a plan is for. */
export const Whose = v.strictObject({
  authority: field(Msp, {
    en: 'Whose people it is for: requests of no other fit.',
    zh: '适用于哪个机构的人员: 其他机构的申请不符合。',
    example: 'GD',
  }),
  department: v.optional(
    field(DepartmentPath, {
      en: 'Only its people in this unit and those below it; without it the whole authority.',
      zh: '只限该部门及其下级; 不填则为整个机构。',
    }),
  ),
  role: bounds.role,
});
export type Whose = v.InferOutput<typeof Whose>;

export const whose = field(list(Whose, limits.whose, 1), {
  en: 'For whom it is: one of these has to fit.',
  zh: '适用于谁: 符合其一即可。',
  example: [{ authority: 'GD', department: 'hrss', role: 'official' }],
});

const { conditions, hours, below } = bounds;

const said = {
  dataset: DatasetId,
  who: whose,
  fields: field(FieldSelection, {
    en: 'What is given at most: a request for these items or fewer fits.',
    zh: '至多给予哪些信息项: 申请这些或更少的为符合。',
  }),
  purposes: field(list(Purpose, limits.purposes, 1), {
    en: 'For what: a request for one of these purposes fits.',
    zh: '用途: 申请其中一种用途的为符合。',
    example: ['licence.review'],
  }),
  days: field(term, {
    en: 'For how long at most a grant by it holds.',
    zh: '据此给予的授权至多有效多久。',
    unit: units.day,
    example: 180,
  }),
  quota: field(Quota, {
    en: 'How much at most a grant by it gives.',
    zh: '据此给予的授权额度至多多少。',
    example: { records: 200, per: 'day' },
  }),
  ...{ conditions, hours, below },
  basis: field(text(400), {
    en: 'The law, regulation or agreement on which the provider gives this to everybody who fits.',
    zh: '依据: 提供方据以对符合者一律给予的法律、法规或协议。',
    example: 'Agreement on licensing data, article 3',
    exampleZh: '《许可数据共享协议》第三条',
  }),
};

/** 常设规则: owned by the provider. It grants nothing once it is ended, damaged or lost. */
export const Policy = shape(
  'policy',
  { en: 'standing policy', zh: '常设规则' },
  v.object({
    id: field(FactId, {
      en: 'Grants given by it name this.',
      zh: '据此给予的授权写明它。',
      example: 'MHRSS/p-5e0c61d9ab4287f3',
    }),
    provider: providerMsp,
    ...said,
    state: field(v.picklist(['active', 'ended']), {
      en: 'Whether requests are granted by it now.',
      zh: '现在是否据此给予授权。',
      example: 'active',
    }),
    reason: v.optional(
      field(text(400), {
        en: 'Why the provider ended it; absent while it is active.',
        zh: '提供方终止的理由; 有效时没有。',
        example: 'The agreement has ended',
        exampleZh: '协议已到期',
      }),
    ),
    provenance,
  }),
);
export type Policy = v.InferOutput<typeof Policy>;

export const publishPolicy = transaction({
  name: 'access.publishPolicy',
  kind: 'submit',
  summary: { zh: '发布常设规则: 符合的申请自动授权', en: 'Publish a standing policy: requests that fit are granted' },
  about: {
    en:
      'From then on anybody may have a request that fits granted with `access.grantByPolicy`; nobody of the provider ' +
      'looks at it any more. `oneplusn access who` counts what a policy would give.',
    zh:
      '此后, 符合的申请由任何人以 `access.grantByPolicy` 办理授权, 提供方不再逐一审核。' +
      '`oneplusn access who` 计入规则可给予的内容。',
  },
  requires: {
    en:
      'That the dataset is conditional, in use, and one that the caller looks after; that it lets each field be ' +
      'released so; that conditions fit it; that of data graded `important` or `core` the caller did not write the ' +
      'entry as it stands.',
    zh:
      '目录条目为有条件共享、在用, 且由调用方维护; 信息项允许以该方式提供; 条件与之相符; ' +
      '重要、核心数据的现行条目不是由调用方所发布或修订。',
  },
  emits: { en: 'The policy, active.', zh: '常设规则, 有效。' },
  signers: ['caller', 'witness'],
  callers: ['steward'],
  input: v.object(said),
  output: Policy,
  errors: [
    errors.ledger.malformed,
    errors.ledger.notFound,
    errors.ledger.notOwner,
    errors.catalog.retired,
    errors.access.fieldUnknown,
    errors.access.derivationUnknown,
    errors.access.nothingToRequest,
    errors.access.notShared,
    errors.access.secondSteward,
  ],
});

export const endPolicy = transaction({
  name: 'access.endPolicy',
  kind: 'submit',
  summary: { zh: '终止常设规则', en: 'End a standing policy' },
  about: {
    en: 'Effective with the commit. Grants that were given by it go on, until they end or are revoked one by one.',
    zh: '上链即生效。此前据此给予的授权继续有效, 至到期或逐一撤销。',
  },
  requires: {
    en: 'That the caller looks after the dataset, and the policy is active.',
    zh: '目录条目由调用方维护, 且规则有效。',
  },
  emits: { en: 'The policy as ended, with the reason.', zh: '常设规则, 状态为已终止, 附理由。' },
  decides: {},
  signers: [{ owner: 'policy' }, 'witness'],
  callers: ['steward'],
  input: v.object({
    policy: policyId,
    reason: field(text(400), {
      en: 'Why nothing more is given by it; it stays on the ledger.',
      zh: '不再据此给予授权的理由; 留在账本上。',
      example: 'The agreement has ended',
      exampleZh: '协议已到期',
    }),
  }),
  output: Policy,
  errors: [errors.ledger.notFound, errors.ledger.notOwner, errors.ledger.illegalState],
});

export const grantByPolicy = transaction({
  name: 'access.grantByPolicy',
  kind: 'submit',
  summary: { zh: '按常设规则给予授权', en: 'Have a request granted by a standing policy' },
  about: {
    en:
      "The provider's own peer holds the request against the policy and seals the grant; no person of the provider " +
      'need act. Decision and grant name the policy.',
    zh: '提供方节点按规则核对申请并封印授权, 无须提供方人员办理。决定与授权写明所据规则。',
  },
  requires: {
    en:
      'That the policy is active; that the request waits for a decision, is for its dataset, comes from whom it is ' +
      'for, names one of its purposes, and asks for no more than it gives.',
    zh: '规则有效; 申请待决定, 所涉条目、申请方、用途与规则相符, 且不超出规则。',
  },
  emits: { en: 'The decision and the grant, active, both naming the policy.', zh: '决定与授权, 均写明所据规则。' },
  signers: ['caller', { owner: 'policy' }],
  callers: 'anyone',
  input: v.object({ request: requestId, policy: policyId }),
  output: Grant,
  errors: [
    errors.ledger.malformed,
    errors.ledger.notFound,
    errors.ledger.notOwner,
    errors.access.decidedAlready,
    errors.access.wrongStage,
    errors.access.policyUnfit,
    errors.access.secondSteward,
    errors.access.fieldUnknown,
    errors.access.derivationUnknown,
    errors.catalog.retired,
  ],
});

export const policy = transaction({
  name: 'access.policy',
  kind: 'evaluate',
  summary: { zh: '查看常设规则', en: 'Show a standing policy' },
  requires: { en: 'That the policy exists and its seal holds.', zh: '规则存在, 且封印相符。' },
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({ policy: policyId }),
  output: Policy,
  errors: [errors.ledger.notFound, errors.ledger.sealBroken],
});

export const policies = transaction({
  name: 'access.policies',
  kind: 'evaluate',
  summary: { zh: '列出提供方的常设规则', en: 'List the standing policies of a provider' },
  about: {
    en: 'Newest first. Damaged ones are left out: nothing is granted by them.',
    zh: '自新至旧。封印不符的不列: 它们不起作用。',
  },
  requires: nothingMore,
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({ provider: providerMsp, ...Page.entries }),
  output: pointedPageOf(Policy),
  errors: [],
});
