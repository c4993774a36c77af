/** Who opened what. */
import * as v from 'valibot';
import { errors } from '../../errors';
import { field } from '../../fields/field';
import { limits } from '../../fields/limits';
import { nothingMore } from '../../fields/nothing';
import { transaction } from '../../transaction';
import { FactId, Instant, Msp, Page, list, pageOf, pointedPageOf } from '../../values/scalars';
import { Opening, OwnOpening } from '../access';
import { DepartmentPath } from '../registry';

export const openings = transaction({
  name: 'audit.openings',
  kind: 'evaluate',
  summary: { zh: '审计: 谁在何时凭何授权调阅了什么', en: 'Who opened what, when, under which grant' },
  about: {
    en:
      'Newest first, denied attempts too. What is shown is the fact itself, its seals checked. A page may be ' +
      'short: go on while there is a `next`. The list is no proof that there was nothing else: two authorities can ' +
      'remove its entries, not the openings from the blocks.',
    zh:
      '自新至旧, 含被拒绝的。所示为事实本身, 封印已核对。一页可能不满: 只要有 `next` 就继续。' +
      '列表不能证明此外没有调阅: 两家机构可以删除列表条目, 但删不掉区块中的调阅。',
  },
  requires: nothingMore,
  signers: ['caller'],
  callers: ['auditor', 'administrator', 'steward'],
  input: v.object({
    dataset: v.optional(
      field(FactId, {
        en: 'Only openings of this catalog entry.',
        zh: '只列对该目录条目的调阅。',
      }),
    ),
    actor: v.optional(
      field(FactId, {
        en: 'Only what this person opened.',
        zh: '只列该人员所办的调阅。',
        example: 'GD/li',
      }),
    ),
    authority: v.optional(
      field(Msp, {
        en: 'Only openings in which this one took part, as provider or as requester.',
        zh: '只列该机构作为提供方或申请方参与的调阅。',
      }),
    ),
    department: v.optional(
      field(DepartmentPath, {
        en: "Only what the requester's department opened, or one below it: `hrss` stands for `hrss/licensing` too.",
        zh: '只列申请方该部门及其下级部门的调阅: `hrss` 也包括 `hrss/licensing`。',
        example: 'hrss',
      }),
    ),
    state: v.optional(
      field(v.picklist(['allowed', 'denied']), {
        en: 'Only attempts with this result.',
        zh: '只列结果如此的调阅。',
        example: 'denied',
      }),
    ),
    since: v.optional(
      field(Instant, {
        en: 'Only what was opened at this moment or after it.',
        zh: '只列此刻及以后的调阅。',
      }),
    ),
    until: v.optional(
      field(Instant, {
        en: 'Only what was opened at this moment or before it.',
        zh: '只列此刻及以前的调阅。',
      }),
    ),
    ...Page.entries,
  }),
  output: v.object({
    ...pointedPageOf(Opening).entries,
    unsound: field(list(FactId, limits.audited + limits.page), {
      en:
        'Openings that the lists name where no intact fact stands: damaged or removed. Look at them with ' +
        '`ledger.fact`.',
      zh: '列表中有、但没有完好事实的调阅: 被篡改或移除。请以 `ledger.fact` 逐一查看。',
      example: ['MHRSS/o-gd-5e0c61d9ab4287f3'],
    }),
  }),
  errors: [],
});

export const ownOpenings = transaction({
  name: 'audit.ownOpenings',
  kind: 'evaluate',
  summary: {
    zh: '内部审计: 本机构人员何时为何调阅了本机构数据',
    en: "What an authority's people opened of its own data",
  },
  about: {
    en: "Newest first, from the authority's own peers. A page may be short: go on while there is a `next`.",
    zh: '自新至旧, 由本机构节点给出。一页可能不满: 只要有 `next` 就继续。',
  },
  requires: { en: "That one's own peer is asked.", zh: '由本机构节点应答。' },
  signers: ['caller'],
  callers: ['auditor', 'administrator', 'steward'],
  input: v.object({
    dataset: v.optional(
      field(FactId, {
        en: 'Only own openings of this catalog entry.',
        zh: '只列对该目录条目的内部调阅。',
      }),
    ),
    actor: v.optional(
      field(FactId, {
        en: 'Only what this colleague opened.',
        zh: '只列本机构该人员所办的调阅。',
        example: 'MHRSS/wu',
      }),
    ),
    department: v.optional(
      field(DepartmentPath, {
        en: 'Only what people of this department opened, or of one below it.',
        zh: '只列该部门及其下级部门人员的调阅。',
      }),
    ),
    since: v.optional(
      field(Instant, {
        en: 'Only what was opened inside the authority at this moment or after it.',
        zh: '只列此刻及以后的内部调阅。',
      }),
    ),
    until: v.optional(
      field(Instant, {
        en: 'Only what was opened inside the authority at this moment or before it.',
        zh: '只列此刻及以前的内部调阅。',
      }),
    ),
    ...Page.entries,
  }),
  output: pageOf(OwnOpening),
  errors: [errors.records.wrongPeer],
});
