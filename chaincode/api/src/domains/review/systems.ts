import * as v from 'valibot';
import { errors } from '../../errors';
import { field } from '../../fields/field';
import { limits } from '../../fields/limits';
import { nothingMore } from '../../fields/nothing';
import { units } from '../../fields/units';
import { transaction } from '../../transaction';
import { FactId, LocalName, Msp, Page, integer, list, pageOf, text } from '../../values/scalars';
import { System, ofAuthority, profile, runningProcess } from './projects';

export const register = transaction({
  name: 'review.register',
  kind: 'submit',
  summary: { zh: '登记在用、在建系统', en: 'Register systems in use or in development' },
  about: {
    en: 'For what exists already. All are registered or none.',
    zh: '用于既有系统。要么全部登记, 要么全部不登记。',
  },
  requires: {
    en:
      'That each name is free among the systems and applications of the authority, and each text says something ' +
      'specific; that the process of an app is published, by the same authority.',
    zh: '各名称在本机构的系统和申报中未被占用; 各文字中有具体内容; 子应用的流程由本机构发布。',
  },
  emits: { en: 'Each system and its entry in the index.', zh: '各系统及其比对索引。' },
  signers: ['caller', 'witness'],
  callers: ['steward', 'reviewer'],
  input: v.object({
    systems: field(
      list(
        v.object({
          name: field(LocalName, {
            en: "What the system's id ends with: `social-cards` of GD becomes `GD/social-cards`.",
            zh: '系统编号的后半部分: GD 的 `social-cards` 即成为 `GD/social-cards`。',
            example: 'social-cards',
          }),
          ...profile,
          state: v.optional(
            field(v.picklist(['in-use', 'in-development']), {
              en: 'Whether it works already or is still being built.',
              zh: '已投入使用, 还是仍在建设。',
              example: 'in-use',
            }),
            'in-use',
          ),
          process: runningProcess,
        }),
        limits.systems,
        1,
      ),
      {
        en: 'The existing ones to enter in the catalogue.',
        zh: '要列入总目录的既有系统。',
      },
    ),
  }),
  output: v.object({
    systems: field(list(FactId, limits.systems), {
      en: 'What they are called in the catalogue, in the order given.',
      zh: '在总目录中的编号, 按所给次序。',
      example: ['GD/social-cards'],
    }),
  }),
  errors: [errors.ledger.alreadyExists, errors.ledger.notFound, errors.ledger.notOwner, errors.review.nothingSpecific],
});

const { title, domain, functions, positioning, description } = profile;
/** What may be said anew of a system; what is absent stays. */
const changed = v.partial(v.object({ title, domain, functions, positioning, description })).entries;

export const update = transaction({
  name: 'review.update',
  kind: 'submit',
  summary: {
    zh: '变更系统: 投入使用、停用, 或更新其说明',
    en: 'Take a registered system into use, retire it, or describe it anew',
  },
  about: {
    en: 'What is not given stays as it is. Who compared a project before saw what stood there then.',
    zh: '未给出的各项不变。此前的比对结果以当时所载为准。',
  },
  requires: {
    en:
      "That it belongs to the caller's department, or one below; that it is in development where it is taken into " +
      'use, and not retired yet; that its texts say something specific; that its process is published, by the same ' +
      'authority.',
    zh:
      '系统归调用方所在部门或其下级部门; 投入使用的须为在建, 且均须尚未停用; 各文字中有具体内容; ' +
      '子应用的流程由本机构发布。',
  },
  emits: {
    en: 'The system as it is now, and its entry in the index; one that is retired leaves it and is compared no more.',
    zh: '变更后的系统及其比对索引; 停用的从比对索引中移除, 不再比对。',
  },
  signers: [{ owner: 'system' }, 'witness'],
  callers: ['steward', 'reviewer'],
  input: v.object({
    system: field(FactId, {
      en: 'Which entry of the catalogue changes.',
      zh: '变更总目录中的哪一项。',
      example: 'GD/social-cards',
    }),
    state: v.optional(
      field(v.picklist(['in-use', 'retired']), {
        en: 'What becomes of it: it works from now on, or is given up for good; absent where that stays.',
        zh: '变更为: 投入使用, 或永久停用; 不变的不填。',
        example: 'retired',
      }),
    ),
    ...changed,
    process: runningProcess,
  }),
  output: System,
  errors: [errors.ledger.notFound, errors.ledger.notOwner, errors.ledger.illegalState, errors.review.nothingSpecific],
});

export const reindex = transaction({
  name: 'review.reindex',
  kind: 'submit',
  summary: { zh: '按封印内容重建比对索引', en: 'Rebuild index entries from the sealed facts' },
  about: {
    en: 'Anybody may: an entry follows from the fact, and carries no authority of its own.',
    zh: '任何人均可办理: 索引由事实得出, 本身没有效力。',
  },
  requires: {
    en: 'That the seal of each project that stands there holds.',
    zh: '所列项目存在的, 其封印相符。',
  },
  emits: {
    en: 'The index entry of each project that is compared; those of others are removed.',
    zh: '写入参与比对的各项目的索引; 其余的移除。',
  },
  signers: ['caller', 'witness'],
  callers: 'anyone',
  input: v.object({
    projects: field(list(FactId, limits.reindexed, 1), {
      en: 'The systems and applications to set right, as `review.checkIndex` or a comparison names them.',
      zh: '要修正的系统和申报, 取自 `review.checkIndex` 或比对结果。',
      example: ['GD/social-cards'],
    }),
  }),
  output: v.object({
    written: field(integer(0, 2 * limits.reindexed), {
      en: 'How many index entries were made anew from what is sealed.',
      zh: '按封印内容重新生成的索引条数。',
      unit: units.entry,
      example: 3,
    }),
    removed: field(integer(0, 2 * limits.reindexed), {
      en: 'For how many none is to stand, as a system or as an application.',
      zh: '作为系统或申报不应有索引的。',
      unit: units.entry,
      example: 3,
    }),
  }),
  errors: [errors.ledger.sealBroken],
});

export const checkIndex = transaction({
  name: 'review.checkIndex',
  kind: 'evaluate',
  summary: { zh: '核对比对索引与封印内容', en: 'Hold the index of the review against the sealed facts' },
  requires: nothingMore,
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({
    authority: field(Msp, {
      en: 'Whose systems and applications are checked.',
      zh: '核对哪个机构的系统和申报。',
    }),
  }),
  output: v.object({
    checked: field(integer(0, 1_000_000), {
      en: 'How many of its projects should stand in the index.',
      zh: '该机构应有索引的。',
      unit: units.project,
      example: 42,
    }),
    problems: field(
      list(
        v.object({
          project: field(FactId, {
            en: 'The system or application that is concerned.',
            zh: '所涉的系统或申报。',
            example: 'GD/social-cards',
          }),
          problem: field(v.picklist(['missing', 'differs', 'orphan']), {
            en:
              'What is wrong: no entry, another text than the sealed fact, or an entry without a fact that is ' +
              'compared.',
            zh: '有何不符: 没有索引, 与封印事实不一致, 或有索引而无应比对的事实。',
            example: 'differs',
          }),
        }),
        limits.indexProblems,
      ),
      {
        en: 'All that does not fit; set it right with `review.reindex`, and check again where the list is full.',
        zh: '所有不符之处; 以 `review.reindex` 修正, 列满时修正后再次核对。',
      },
    ),
  }),
  errors: [],
});

export const systems = transaction({
  name: 'review.systems',
  kind: 'evaluate',
  summary: { zh: '列出系统总目录', en: 'List the system catalogue' },
  about: { en: 'In order of their ids; retired ones too.', zh: '按编号排序, 含已停用的。' },
  requires: nothingMore,
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({
    authority: ofAuthority,
    term: v.optional(
      field(text(40), {
        en: 'Only those whose title, functions or positioning contain this, in upper or lower case.',
        zh: '只列名称、功能或定位中含此文字的, 不分大小写。',
        example: 'licence',
        exampleZh: '执照',
      }),
    ),
    apps: v.optional(
      field(v.boolean(), {
        en: 'True for those alone that run as a process on the shared framework; all where nothing is said.',
        zh: '为 true 时只列建在共享框架上的子应用; 不填则列出全部。',
      }),
    ),
    ...Page.entries,
  }),
  output: pageOf(System),
  errors: [],
});
