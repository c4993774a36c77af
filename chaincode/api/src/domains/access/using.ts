import * as v from 'valibot';
import { errors } from '../../errors';
import { field } from '../../fields/field';
import { nothingMore } from '../../fields/nothing';
import { transaction } from '../../transaction';
import { among, unsound } from '../../values/known';
import { Msp, Page, pointedPageOf } from '../../values/scalars';
import { requestId } from './request';
import { DecidedRequest, parties as sides } from './progress';
import { DepartmentPath } from '../registry';
import { Grant, grantId } from './grant';
import { DatasetId } from '../../values/dataset';
import { Opening, attempt, disclosureKey as publicKey, keysToSeal, turnedAway } from './opening';

export const open = transaction({
  name: 'access.open',
  kind: 'submit',
  summary: {
    zh: '调阅: 在账本上留痕后方可读取',
    en: 'Open records: leaves the trace without which nothing can be read',
  },
  about: {
    en:
      'A refusal is committed too, as a denied opening; of many by one person on a day only the first of each sort, ' +
      'whose id the others get. The business keys reach the two parties alone; the ledger gets a digest of them.',
    zh:
      '不予允许的同样上链, 记为被拒绝的调阅; 同一人员当日同类的多次拒绝只记首次, 其余答以首次的编号。' +
      '业务主键只有双方可见, 账本上只有其摘要值。',
  },
  requires: {
    en:
      "That the dataset is conditional and another authority's; that as many different keys are given as " +
      'announced; that in an emergency a plan stands in place of a grant, with a reason. All else is judged and ' +
      'written down: grant or plan, department, state and term, hours, fields, purpose, quota. Who is in no standing ' +
      'is turned away, and nothing is written.',
    zh:
      '目录条目为有条件共享且属其他机构; 主键不重复, 数量与声明一致; 应急时以预案代替授权, 并写明理由。' +
      '其余均予判断并留痕: 授权或预案及其部门、状态与期限、时段、信息项、用途、额度。人员状态不合格的直接拒绝, 不作写入。',
  },
  emits: {
    en: 'The opening, allowed or denied, sealed by provider and requester; what it takes of the quota.',
    zh: '调阅, 允许或拒绝, 由提供方与申请方共同封印; 所占用的额度。',
  },
  signers: ['caller', { owner: 'dataset' }],
  callers: ['official', 'steward'],
  findsItself: true,
  input: v.object(attempt),
  transient: keysToSeal,
  output: Opening,
  errors: turnedAway,
});

export const disclosureKey = transaction({
  name: 'access.disclosureKey',
  kind: 'evaluate',
  summary: {
    zh: '提供方用于查阅留痕的公钥',
    en: "The public key to which the keys of openings of a provider's data are sealed",
  },
  about: {
    en:
      "Answered by the provider's peers. What is sealed to it only that authority's own service opens, so that its " +
      'auditors can tell who read of whom (`audit.readers`). At each opening the provider holds the key given ' +
      'against its own.',
    zh:
      '由提供方节点应答。以此公钥加密的内容, 只有该机构自己的服务能解开, 供其审计人员查询谁读过谁的数据 ' +
      '(`audit.readers`)。每次调阅时, 提供方核对所给公钥。',
  },
  requires: { en: 'That the service of the provider has a vault key.', zh: '提供方的服务已有密文库密钥。' },
  signers: [{ owner: 'dataset' }],
  callers: ['official', 'steward'],
  input: v.object({ dataset: DatasetId }),
  output: v.object({ key: publicKey }),
  errors: [errors.vault.noKey],
});

const parties = {
  requester: v.optional(
    field(Msp, {
      en: 'Only those of this authority as the one that uses the data.',
      zh: '只列以该机构为申请方的。',
    }),
  ),
  provider: v.optional(
    field(Msp, {
      en: 'Only those for data of this authority.',
      zh: '只列以该机构为提供方的。',
      example: 'MHRSS',
    }),
  ),
};

/** Which of them wait, for whom, and how long still. */
const waiting = {
  department: v.optional(
    field(DepartmentPath, {
      en:
        'Only those of this unit and the ones below it: as the one that asks, where a `requester` is given, else as ' +
        'the one whose dataset is asked for.',
      zh: '只列该部门及其下级的: 填了 `requester` 的按申请部门, 否则按目录条目所属部门。',
      example: 'social-insurance',
    }),
  ),
  turn: v.optional(
    field(v.picklist(sides), {
      en: 'Only those in which this side has to act next.',
      zh: '只列轮到该方办理的。',
      example: 'provider',
    }),
  ),
  only: v.optional(
    field(v.picklist(['due', 'overdue']), {
      en: 'Only those whose answer is awaited: `due` while its last day has not passed, `overdue` once it has.',
      zh: '只列待答复的: `due` 为期限未过, `overdue` 为已逾期。',
      example: 'overdue',
    }),
  ),
};

export const requests = transaction({
  name: 'access.requests',
  kind: 'evaluate',
  summary: {
    zh: '列出申请: 待办与已办',
    en: 'List access requests: an inbox of a requester, a provider, a department',
  },
  about: {
    en:
      'Newest first, each with all that was done about it, its stage, whose turn it is, and by when. Damaged ones ' +
      'are left out.',
    zh: '自新至旧, 各附已办各步、所处环节、轮到谁办理与期限。封印不符的不列。',
  },
  requires: nothingMore,
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({ ...parties, ...waiting, among, ...Page.entries }),
  output: v.object({ ...pointedPageOf(DecidedRequest).entries, unsound }),
  errors: [],
});

export const requested = transaction({
  name: 'access.requested',
  kind: 'evaluate',
  summary: { zh: '查看申请、所处环节及其办理结果', en: 'Show a request: where it stands, and what was done about it' },
  requires: { en: 'That the request exists and its seal holds.', zh: '申请存在, 且封印相符。' },
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({ request: requestId }),
  output: DecidedRequest,
  errors: [errors.ledger.notFound, errors.ledger.sealBroken],
});

export const grants = transaction({
  name: 'access.grants',
  kind: 'evaluate',
  summary: { zh: '列出授权', en: 'List grants given by a provider, or held by a requester' },
  about: {
    en: 'Newest first. Damaged ones are left out: they open nothing.',
    zh: '自新至旧。封印不符的不列: 它们不起作用。',
  },
  requires: nothingMore,
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({
    ...parties,
    only: v.optional(
      field(v.picklist(['backflow']), {
        en: 'Only those that a higher level gave back without a request.',
        zh: '`backflow` 只列由上级机构主动提供、未经申请的授权。',
        example: 'backflow',
      }),
    ),
    among,
    ...Page.entries,
  }),
  output: v.object({ ...pointedPageOf(Grant).entries, unsound }),
  errors: [],
});

export const grant = transaction({
  name: 'access.grant',
  kind: 'evaluate',
  summary: { zh: '查看授权', en: 'Show a grant' },
  requires: { en: 'That the grant exists and its seal holds.', zh: '授权存在, 且封印相符。' },
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({ grant: grantId }),
  output: Grant,
  errors: [errors.ledger.notFound, errors.ledger.sealBroken],
});
