import * as v from 'valibot';
import { errors } from '../../errors';
import { field } from '../../fields/field';
import { units } from '../../fields/units';
import { transaction } from '../../transaction';
import { text } from '../../values/scalars';
import { bounds } from './conditions';
import { FieldSelection, Quota } from './selection';
import { AccessRequest, Decision, renews, requestId, term, wanted } from './request';
import { Grant } from './grant';

export const request = transaction({
  name: 'access.request',
  kind: 'submit',
  summary: { zh: '申请有条件共享数据', en: 'Request access to a conditional dataset' },
  about: {
    en:
      "Asks another authority. One's own authority's records are opened with `access.openOwn`, without a grant. The " +
      "provider's peer signs too, so that the term for its reply begins with its knowledge; where it does not answer " +
      'a witness signs in its place.',
    zh:
      '向其他机构申请。本机构的记录以 `access.openOwn` 调阅, 无需授权。提供方节点同时背书, 答复期限自其知悉起算; ' +
      '不应答时由见证方代签。',
  },
  requires: {
    en:
      "That the dataset is conditional, in use, and another authority's; that it has each field and lets it be " +
      'released so; that a grant to be renewed stands, is of the same dataset, held by a department that the caller ' +
      'belongs to, and covers all that is asked for.',
    zh:
      '目录条目为有条件共享、在用, 且属其他机构; 所申请的信息项存在, 并允许以该方式提供; 所续的授权未撤销, 属同一目录条目, ' +
      '由调用方所属部门持有, 且涵盖所申请的全部内容。',
  },
  emits: { en: 'The request, with the day by which the provider has to decide.', zh: '申请, 注明提供方的答复期限。' },
  signers: ['caller', { owner: 'dataset', standIn: 'witness' }],
  callers: ['official', 'steward'],
  input: v.object({ ...wanted, renews }),
  output: AccessRequest,
  errors: [
    errors.access.notRenewable,
    errors.ledger.malformed,
    errors.ledger.notFound,
    errors.catalog.retired,
    errors.access.fieldUnknown,
    errors.access.derivationUnknown,
    errors.access.nothingToRequest,
    errors.access.notShared,
    errors.access.ownData,
  ],
});

const undecided = {
  en:
    'That the request is for a dataset that the caller looks after, and waits for a decision: it is undecided, or ' +
    'a ruling sends it back, and it is neither returned for completion nor withdrawn.',
  zh: '申请所涉条目由调用方维护, 且待其决定: 尚未决定或经裁决发回, 未在补正中, 也未撤回。',
};

export const approve = transaction({
  name: 'access.approve',
  kind: 'submit',
  summary: { zh: '同意共享申请并授权', en: 'Approve a request: gives the grant' },
  about: {
    en:
      'The provider may give less than was asked for, never more. Its conditions, hours and role come on top of ' +
      'those that the request names; a renewal keeps those of the grant that it renews.',
    zh: '提供方可少给, 不能多给。其所定条件、时段、角色加于申请所列之上; 续期沿用原授权的条件。',
  },
  requires: {
    en:
      'That the request is undecided and for a dataset in use that the caller looks after; that what is given is ' +
      'no more than was asked for; that conditions look at items of the dataset, and compare each with values of its ' +
      'type; that of data graded `important` or `core` the caller did not write the entry as ' +
      'it stands.',
    zh:
      '申请尚未决定, 所涉条目在用且由调用方维护; 所授不超出所申请; 条件所看的信息项存在, 所比之值类型相符; ' +
      '重要、核心数据的现行条目不是由调用方所发布或修订。',
  },
  emits: { en: 'The decision and the grant, active.', zh: '决定, 以及有效的授权。' },
  signers: ['caller', { owner: 'request', standIn: 'witness' }],
  callers: ['steward'],
  input: v.object({
    request: requestId,
    fields: v.optional(
      field(FieldSelection, {
        en: 'Fewer items, or more of each masked, than was asked for; without it, what was asked for.',
        zh: '少于所申请的信息项, 或更多脱敏; 不填即照申请给予。',
      }),
    ),
    days: v.optional(
      field(term, {
        en: 'A shorter time than was asked for; without it, what was asked for.',
        zh: '短于所申请的时限; 不填即照申请给予。',
        unit: units.day,
        example: 180,
      }),
    ),
    quota: v.optional(
      field(Quota, {
        en: 'A smaller amount, or the same in a longer window; without it, what was asked for.',
        zh: '更少的数量, 或同样数量但周期更长; 不填即照申请给予。',
        example: { records: 200, per: 'day' },
      }),
    ),
    reach: v.optional(
      field(v.literal('department'), {
        en: 'For the department that asked alone, where the request is for its whole authority.',
        zh: '申请供整个机构使用的, 填 `department` 则只授予申请部门。',
        example: 'department',
      }),
    ),
    ...bounds,
  }),
  output: Grant,
  errors: [
    errors.ledger.malformed,
    errors.ledger.notFound,
    errors.ledger.notOwner,
    errors.access.decidedAlready,
    errors.access.wrongStage,
    errors.access.notNarrower,
    errors.access.secondSteward,
    errors.access.fieldUnknown,
    errors.access.derivationUnknown,
    errors.catalog.retired,
  ],
});

export const refuse = transaction({
  name: 'access.refuse',
  kind: 'submit',
  summary: { zh: '不同意共享申请并说明理由', en: 'Refuse a request, with the reason' },
  requires: undecided,
  emits: { en: 'The decision, with the reason.', zh: '决定, 附理由。' },
  decides: {},
  signers: ['caller', { owner: 'request', standIn: 'witness' }],
  callers: ['steward'],
  input: v.object({
    request: requestId,
    reason: field(text(400), {
      en: 'Why it is declined, so that the requester can ask again rightly; it stays on the ledger.',
      zh: '不同意的理由, 使申请方知道如何补正; 留在账本上。',
      example: 'The purpose does not follow from the law cited',
      exampleZh: '用途与所引依据不符',
    }),
  }),
  output: Decision,
  errors: [errors.ledger.notFound, errors.ledger.notOwner, errors.access.decidedAlready, errors.access.wrongStage],
});
