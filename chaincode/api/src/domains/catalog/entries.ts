import * as v from 'valibot';
import { errors } from '../../errors';
import { field } from '../../fields/field';
import { limits } from '../../fields/limits';
import { nothingMore } from '../../fields/nothing';
import { transaction } from '../../transaction';
import { DatasetId, datasetExists } from '../../values/dataset';
import { FactId, Instant, LocalName, Msp, Page, list, pageOf, text } from '../../values/scalars';
import { Dataset, entry, sharingClasses } from './shapes';

const entryErrors = [
  errors.catalog.basisMissing,
  errors.catalog.conditionMissing,
  errors.catalog.gradeTooLow,
  errors.catalog.codeWrong,
  errors.catalog.keyUnknown,
  errors.catalog.tooOpen,
  errors.catalog.personalOpen,
] as const;

export const publish = transaction({
  name: 'catalog.publish',
  kind: 'submit',
  summary: { zh: '发布目录条目', en: 'Publish a dataset' },
  about: {
    en: "The caller's authority becomes its provider, and the caller's department the one that looks after it.",
    zh: '调用方所在机构即为提供方, 所在部门即为维护部门。',
  },
  requires: {
    en:
      'That name and code are free in the authority; that the key fields are required ' +
      'text items; that a condition or a basis is given where the sharing class asks for it; that the grade is at ' +
      'least that of each item; that what is graded `important` or `core`, or identifies a person by number, is not ' +
      'unconditional.',
    zh:
      '名称和代码在本机构内未被占用; 主键为必填的文本信息项; 共享类型要求时写明条件或依据; ' +
      '级别不低于各信息项; ' +
      '重要、核心数据和含个人身份号码的数据不得无条件共享。',
  },
  emits: { en: 'The dataset, version 1, as published.', zh: '目录条目第 1 版, 状态为已发布。' },
  signers: ['caller', 'witness'],
  callers: ['steward'],
  input: v.object({
    name: field(LocalName, {
      en: 'What the id ends with: `insured` of MHRSS becomes `MHRSS/insured`. It cannot be changed later.',
      zh: '编号的后半部分: MHRSS 的 `insured` 即成为 `MHRSS/insured`。以后不能更改。',
    }),
    ...entry,
  }),
  output: Dataset,
  errors: [errors.ledger.alreadyExists, errors.catalog.schemaUnsupported, ...entryErrors],
});

export const revise = transaction({
  name: 'catalog.revise',
  kind: 'submit',
  summary: { zh: '修订目录条目', en: 'Publish a new version of a dataset' },
  about: {
    en: 'The whole entry is given anew. Earlier versions stay on the ledger (`catalog.versions`).',
    zh: '须重新给出整个条目。此前各版仍在账本上 (`catalog.versions`)。',
  },
  requires: {
    en:
      'That the dataset is in use and looked after by the caller; that its key and sharing class stay the same; ' +
      'that `important` and `core` are not lowered; that every record valid so far stays valid.',
    zh: '条目在用且由调用方维护; 主键和共享类型不变; 重要、核心级别不降低; 此前有效的记录仍然有效。',
  },
  emits: { en: 'The dataset with its version counted up.', zh: '目录条目, 版本号加一。' },
  signers: [{ owner: 'dataset' }, 'witness'],
  callers: ['steward'],
  input: v.object({ dataset: DatasetId, ...entry }),
  output: Dataset,
  errors: [
    errors.ledger.notFound,
    errors.ledger.notOwner,
    errors.catalog.incompatible,
    errors.catalog.retired,
    ...entryErrors,
  ],
});

export const reclassify = transaction({
  name: 'catalog.reclassify',
  kind: 'submit',
  summary: { zh: '变更目录条目的共享类型', en: 'Change the sharing class of a dataset' },
  about: {
    en:
      'Between conditional and not shared. Once it is not shared no grant opens anything any more, at once; those ' +
      'named here are ended on the ledger too, with the reason, so that their holders see why (`access.grants` lists ' +
      'them). What was ended does not come back: it is asked for anew.',
    zh:
      '在有条件共享与不予共享之间。改为不予共享后, 任何授权立即不能调阅; 所列授权同时终止并写明理由, 持有方可见 ' +
      '(用 `access.grants` 查看)。已终止的不恢复, 须重新申请。',
  },
  requires: {
    en:
      'That the dataset is in use and looked after by the caller; that a basis is cited where it is not shared, a ' +
      'condition where it is conditional; that the grants named hold for it.',
    zh: '条目在用且由调用方维护; 不予共享的写明依据, 有条件共享的写明条件; 所列授权均为该条目的有效授权。',
  },
  emits: {
    en: 'The dataset with its version counted up, and each grant named as revoked.',
    zh: '目录条目, 版本号加一; 所列各授权, 已撤销。',
  },
  decides: { when: (input) => (input as { sharing?: { class?: string } }).sharing?.class === 'not-shared' },
  signers: [{ owner: 'dataset' }, 'witness'],
  callers: ['steward'],
  input: v.object({
    dataset: DatasetId,
    sharing: entry.sharing,
    reason: field(text(400), {
      en: 'What has changed, in law or in fact; also told to holders of the grants that end.',
      zh: '法律或事实发生了何种变化; 一并告知授权终止的各方。',
      example: 'The State Council has decided that it is not shared any more',
      exampleZh: '依国务院决定不再共享',
    }),
    grants: v.optional(
      field(list(FactId, limits.reclassified), {
        en: 'Which grants end with it; only where it becomes not shared.',
        zh: '随之终止哪些授权; 仅在改为不予共享时填写。',
        example: ['MHRSS/g-5e0c61d9ab4287f3'],
      }),
      [],
    ),
  }),
  output: Dataset,
  errors: [
    errors.ledger.notFound,
    errors.ledger.notOwner,
    errors.catalog.retired,
    errors.catalog.classFixed,
    errors.catalog.grantElsewhere,
    errors.catalog.basisMissing,
    errors.catalog.conditionMissing,
  ],
});

export const retire = transaction({
  name: 'catalog.retire',
  kind: 'submit',
  summary: { zh: '停用目录条目', en: 'Retire a dataset' },
  about: {
    en: 'It stays in the catalog, marked so; its records stay where they are. It cannot be taken back.',
    zh: '条目留在目录中并注明已停用, 记录仍留原处。不能撤回。',
  },
  requires: {
    en: 'That the dataset is in use, and looked after by the caller.',
    zh: '条目在用, 且由调用方维护。',
  },
  emits: { en: 'The dataset as retired, with the reason.', zh: '目录条目, 状态为已停用, 附理由。' },
  decides: {},
  signers: [{ owner: 'dataset' }, 'witness'],
  callers: ['steward'],
  input: v.object({
    dataset: DatasetId,
    reason: field(text(400), {
      en: 'Why it is no longer offered, and what takes its place.',
      zh: '为何不再提供, 以何代替。',
      example: 'Merged into MHRSS/insured',
      exampleZh: '并入 MHRSS/insured',
    }),
  }),
  output: Dataset,
  errors: [errors.ledger.notFound, errors.ledger.notOwner, errors.catalog.retired],
});

export const reseal = transaction({
  name: 'catalog.reseal',
  kind: 'submit',
  summary: { zh: '重新封印目录条目', en: 'Seal datasets anew' },
  about: {
    en:
      'Changes nothing, but every request and opening reads this seal: what was signed before and is held back can ' +
      'no longer be committed. Called every hour, say, no opening can be older than the hour before its block.',
    zh:
      '内容不变; 但每次申请和调阅都读取该封印: 此前已签署而扣住未提交的, 从此无法上链。' +
      '例如每小时调用一次, 则任何调阅都不会早于其所在区块一小时以上。',
  },
  requires: {
    en: "That all of them are of the caller's authority, whose peer answers.",
    zh: '各条目均属调用方所在机构, 且由其节点应答。',
  },
  emits: { en: 'No fact: the seals stand anew, of the same text.', zh: '不产生事实: 对同一原文重新封印。' },
  signers: ['caller'],
  callers: ['administrator', 'steward'],
  repeatable: true,
  input: v.object({
    datasets: field(list(DatasetId, 200, 1), {
      en: 'Which datasets; calls under way that read them are made again by themselves.',
      zh: '哪些条目; 正在进行且读取它们的调用会自行重试。',
      example: ['MHRSS/insured'],
    }),
  }),
  output: v.object({
    at: field(Instant, {
      en: 'What is committed after this was signed no earlier than five minutes before it.',
      zh: '此后上链的, 签署时间不早于此刻之前五分钟。',
    }),
  }),
  errors: [errors.ledger.notFound, errors.ledger.notOwner],
});

export const get = transaction({
  name: 'catalog.get',
  kind: 'evaluate',
  summary: { zh: '查看目录条目', en: 'Show a dataset' },
  requires: datasetExists,
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({ dataset: DatasetId }),
  output: Dataset,
  errors: [errors.ledger.notFound, errors.ledger.sealBroken],
});

export const search = transaction({
  name: 'catalog.search',
  kind: 'evaluate',
  summary: { zh: '检索目录', en: 'Search the catalog' },
  about: {
    en: 'An entry is found where all that is given fits it. Damaged entries are left out.',
    zh: '列出符合全部所给条件的条目。封印不符的不列。',
  },
  requires: nothingMore,
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({
    term: v.optional(
      field(text(80), {
        en:
          'Words, parted by spaces, that must all stand in the title, abstract, code, id or items; upper and lower ' +
          'case count the same.',
        zh: '须全部出现在名称、摘要、代码、编号或信息项中的词, 以空格分隔; 不分大小写。',
        example: 'pension',
        exampleZh: '养老保险',
      }),
    ),
    provider: v.optional(
      field(Msp, {
        en: 'Only entries whose records this authority answers for.',
        zh: '只列由该机构对记录负责的条目。',
        example: 'MHRSS',
      }),
    ),
    domain: v.optional(
      field(text(40), {
        en: 'Only entries of this line of business, written as they have it.',
        zh: '只列该业务条线的, 写法须与条目一致。',
        example: 'Social security',
        exampleZh: '社会保障',
      }),
    ),
    sharing: v.optional(
      field(v.picklist(sharingClasses), {
        en: 'Only entries that others may use on these terms.',
        zh: '只列按此条件共享的。',
        example: 'unconditional',
      }),
    ),
    retired: v.optional(
      field(v.boolean(), {
        en: 'True to list those no longer in use as well.',
        zh: 'true 表示连同不再使用的一并列出。',
        example: false,
      }),
      false,
    ),
    ...Page.entries,
  }),
  output: pageOf(Dataset),
  errors: [],
});

export const versions = transaction({
  name: 'catalog.versions',
  kind: 'evaluate',
  summary: { zh: '目录条目的历次版本', en: 'The versions of a dataset, newest first' },
  requires: datasetExists,
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({ dataset: DatasetId }),
  output: field(list(Dataset, limits.versions), {
    en: 'Each version as it stood last, newest first; the oldest are left out beyond the limit.',
    zh: '各版最后的内容, 自新至旧; 超出上限时略去最旧的。',
  }),
  errors: [errors.ledger.notFound],
});
