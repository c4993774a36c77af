/** A grant passed on down the department tree of its holder. */
import * as v from 'valibot';
import { errors } from '../../errors';
import { field, shape } from '../../fields/field';
import { limits } from '../../fields/limits';
import { units } from '../../fields/units';
import { transaction } from '../../transaction';
import { DepartmentPath } from '../../values/department';
import { FactId, Instant, Page, integer, pointedPageOf, provenance, text } from '../../values/scalars';
import { bounds } from './conditions';
import { grantId } from './grant';
import { requesterMsp, term } from './request';
import { FieldSelection } from './selection';

/** The delegation that a call is about. */
const delegationId = field(FactId, {
  en: 'The part of a grant that its holder has passed on; the holder owns it.',
  zh: '被授权方转授的部分, 归被授权方所有。',
  example: 'GD/l-5e0c61d9ab4287f3',
});

const to = field(DepartmentPath, {
  en: 'Who may open by it: this unit, which lies below the one that holds the grant, and those below it.',
  zh: '谁可据此调阅: 该部门及其下级; 须为被授权部门的下级。',
  example: 'hrss/licensing',
});

/** What it was passed on from. */
const parent = v.optional(
  field(FactId, {
    en: 'The delegation that it passes on further; absent where it passes on what the holder of the grant has.',
    zh: '再转授所依据的转授; 由被授权部门直接转授的不填。',
    example: 'GD/l-5e0c61d9ab4287f3',
  }),
);

const depth = v.optional(
  field(integer(1, limits.delegationDepth), {
    en: 'How many times it may be passed on further, one below the other; absent where it may not be.',
    zh: '可再转授几级; 没有即不得再转授。',
    unit: units.time,
    example: 1,
  }),
);

const { conditions, hours, role } = bounds;
/** The bounds that a delegation adds to those of its grant. */
const tighter = { conditions, hours, role };

const why = (en: string, zh: string) =>
  field(text(400), { en, zh, example: 'The business has ended', exampleZh: '业务已终止' });

/** 转授: owned by the holder of the grant, and never more than the grant gives. */
export const Delegation = shape(
  'delegation',
  { en: 'delegation', zh: '转授' },
  v.object({
    id: field(FactId, {
      en: 'Openings by the department below name this beside the grant.',
      zh: '下级部门调阅时, 在授权之外写明它。',
      example: 'GD/l-5e0c61d9ab4287f3',
    }),
    grant: grantId,
    parent,
    requester: requesterMsp,
    department: to,
    depth,
    fields: field(FieldSelection, {
      en: 'What of the grant may be opened by it at most.',
      zh: '至多可调阅授权中的哪些信息项。',
    }),
    ...tighter,
    expires: field(Instant, {
      en: 'From this moment on nothing is opened by it; never later than the grant itself ends.',
      zh: '自此刻起不能再据此调阅; 不晚于授权到期。',
    }),
    state: field(v.picklist(['active', 'revoked']), {
      en: 'Whether it stands. Where its grant, or what it was passed on from, does not hold, it opens nothing anyhow.',
      zh: '转授是否有效。授权或上级转授失效的, 不论此处为何, 均不能调阅。',
      example: 'active',
    }),
    reason: v.optional(why('Why the holder took it back; absent while it stands.', '收回的理由; 有效时没有。')),
    provenance,
  }),
);
export type Delegation = v.InferOutput<typeof Delegation>;

export const delegate = transaction({
  name: 'access.delegate',
  kind: 'submit',
  summary: { zh: '将授权转授给下级部门', en: 'Delegate a grant to a department below' },
  about: {
    en:
      'Never more than the grant gives: fewer fields or the same, the same time or less, its conditions and more. ' +
      'What is opened by it counts against the quota of the grant; who takes the grant back ends it too. Who was ' +
      'passed it may pass it on further where it says so, never more of it; who takes a delegation back ends all ' +
      'below it.',
    zh:
      '不得超出授权: 信息项、期限相同或更少, 条件相同或更多。据此调阅计入授权额度; 授权被撤销的, 转授随之终止。' +
      '转授写明可再转授的, 受转授部门可逐级再转授, 不得超出其所受; 收回一级, 其下各级随之终止。',
  },
  requires: {
    en:
      "That the grant holds and is the caller's authority's; that the caller is of the department that holds it, or " +
      'of one above; that the department to get it is an active one below; that it gives no more than the grant. ' +
      'With `parent`, all that of the delegation instead; and that every link up to the grant holds and lets it go on.',
    zh:
      '授权有效且属本机构; 调用方属于被授权部门或其上级; 受转授的是其有效的下级部门; 所转授不超出授权。' +
      '写明 `parent` 的, 改以该转授为准; 且直至授权的每一级均有效并准许再转授。',
  },
  emits: { en: 'The delegation, active.', zh: '转授, 有效。' },
  signers: ['caller', 'witness'],
  callers: ['official', 'steward'],
  input: v.object({
    grant: grantId,
    parent,
    department: to,
    depth,
    fields: v.optional(
      field(FieldSelection, {
        en: 'Fewer items, or more of each masked, than the grant gives; without it all of them.',
        zh: '少于授权的信息项, 或更多脱敏; 不填即全部。',
      }),
    ),
    days: v.optional(
      field(term, {
        en: 'For how long, from now on; without it as long as the grant holds.',
        zh: '自现在起有效多少天; 不填即与授权同时到期。',
        unit: units.day,
        example: 30,
      }),
    ),
    ...tighter,
  }),
  output: Delegation,
  errors: [
    errors.ledger.malformed,
    errors.ledger.notFound,
    errors.ledger.notOwner,
    errors.registry.unknownDepartment,
    errors.access.grantSuspended,
    errors.access.grantRevoked,
    errors.access.grantExpired,
    errors.access.otherHolder,
    errors.access.heldByAll,
    errors.access.notBelow,
    errors.access.delegationWider,
    errors.access.delegationUnknown,
    errors.access.delegationRevoked,
    errors.access.delegationExpired,
    errors.access.delegationDepth,
  ],
});

export const undelegate = transaction({
  name: 'access.undelegate',
  kind: 'submit',
  summary: { zh: '收回转授', en: 'Take a delegation back' },
  about: {
    en: 'Effective with the commit: from then on nothing is opened or read by it, or by what was passed on from it.',
    zh: '上链即生效: 此后不能据此及其下各级再转授调阅或读取。',
  },
  requires: {
    en: 'That the caller is of the department that passed it on, or of one above; that it is not taken back yet.',
    zh: '调用方属于作出转授的部门或其上级; 尚未收回。',
  },
  emits: { en: 'The delegation as taken back, with the reason.', zh: '转授, 状态为已撤销, 附理由。' },
  decides: {},
  signers: [{ owner: 'delegation' }, 'witness'],
  callers: ['official', 'steward'],
  input: v.object({
    delegation: delegationId,
    reason: why('Why it is taken back; it stays on the ledger.', '收回的理由; 留在账本上。'),
  }),
  output: Delegation,
  errors: [errors.ledger.notFound, errors.ledger.notOwner, errors.ledger.illegalState, errors.access.otherHolder],
});

export const delegation = transaction({
  name: 'access.delegation',
  kind: 'evaluate',
  summary: { zh: '查看转授', en: 'Show a delegation' },
  requires: { en: 'That the delegation exists and its seal holds.', zh: '转授存在, 且封印相符。' },
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({ delegation: delegationId }),
  output: Delegation,
  errors: [errors.ledger.notFound, errors.ledger.sealBroken],
});

export const delegations = transaction({
  name: 'access.delegations',
  kind: 'evaluate',
  summary: { zh: '列出一项授权的转授', en: 'List the delegations of a grant' },
  about: {
    en: 'Newest first. Damaged ones are left out: they open nothing.',
    zh: '自新至旧。封印不符的不列: 它们不起作用。',
  },
  requires: { en: 'Nothing beyond the role.', zh: '除角色外无其他要求。' },
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({ grant: grantId, ...Page.entries }),
  output: pointedPageOf(Delegation),
  errors: [],
});
