/** 告知本人: a person asks at the counter, or through a portal, who opened their record. */
import * as v from 'valibot';
import { errors } from '../../errors';
import { field } from '../../fields/field';
import { limits } from '../../fields/limits';
import { transaction } from '../../transaction';
import { among } from '../../values/known';
import { FactId, Instant, Page, list, pageOf } from '../../values/scalars';
import { keysToOpen } from '../access/opening';
import { Reading } from './readers';

/** What an own opening is for that is made to tell a person who read their record. */
export const tellingPurpose = 'disclosure.subject';

export const disclose = transaction({
  name: 'audit.disclose',
  kind: 'evaluate',
  searches: true,
  summary: { zh: '告知本人: 谁读过其数据', en: 'Tell a person who opened their record' },
  about: {
    en:
      'For officials of the provider, and services that act for it, on behalf of the person. It takes an own opening ' +
      'of that one person first (`access.openOwn`), so that the question leaves its trace, which the answer shows ' +
      'too. What is withheld is left out until it may be told (`audit.withhold`); auditors ask with `audit.readers`.',
    zh:
      '供提供方经办人员或代其办理的服务, 受本人之托查询。须先就该人作内部调阅 (`access.openOwn`), 使查询本身留痕, ' +
      '结果中亦可见。暂缓告知的在可告知之前不列 (`audit.withhold`); 审计人员用 `audit.readers`。',
  },
  requires: {
    en:
      "That the opening is the caller's own, can still be read under, names one person, and was made for " +
      `\`${tellingPurpose}\`; that the caller may still open the dataset; that one's own peer is asked.`,
    zh: `内部调阅为调用方所作、未过期、只涉一人, 用途为 \`${tellingPurpose}\`; 调用方仍可调阅该条目; 由本机构节点应答。`,
  },
  signers: ['caller'],
  callers: ['official', 'steward'],
  input: v.object({
    opening: field(FactId, {
      en: 'The own opening by which the question was written down.',
      zh: '为本次查询所作的内部调阅。',
      example: 'MHRSS/w-8209468799999-5e0c61d9ab4287f3',
    }),
    since: v.optional(
      field(Instant, {
        en: 'Only what was read of the person at this moment or after it.',
        zh: '只列此刻及以后对本人数据的查阅。',
      }),
    ),
    until: v.optional(
      field(Instant, {
        en: 'Only what was read of the person at this moment or before it.',
        zh: '只列此刻及以前对本人数据的查阅。',
      }),
    ),
    among,
    ...Page.entries,
  }),
  transient: keysToOpen,
  output: v.object({
    ...pageOf(Reading).entries,
    unsound: field(list(FactId, limits.page), {
      en: 'Openings of the dataset of which nobody can tell now whether they named this person.',
      zh: '现无法判断是否涉及本人的调阅。',
      example: ['MHRSS/o-gd-5e0c61d9ab4287f3'],
    }),
  }),
  errors: [
    errors.records.wrongPeer,
    errors.vault.noKey,
    errors.audit.notForTelling,
    errors.access.openingUnknown,
    errors.access.openingNotYours,
    errors.access.openingExpired,
    errors.access.keysDiffer,
    errors.access.otherDepartment,
    errors.ledger.notFound,
    errors.ledger.notOwner,
  ],
});
