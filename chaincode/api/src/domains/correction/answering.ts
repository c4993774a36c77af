/** What a provider does about a report of wrong data: looks into it, answers, and tells every reader. */
import * as v from 'valibot';
import { errors } from '../../errors';
import { field } from '../../fields/field';
import { limits } from '../../fields/limits';
import { transaction } from '../../transaction';
import { BusinessKey } from '../../values/record';
import { DatasetId } from '../../values/dataset';
import { FactId, Instant, Msp, Page, list, pageOf } from '../../values/scalars';
import {
  Notice,
  Reply,
  correctionId,
  doubted,
  noticeToken,
  openingId,
  recordAt,
  replyOutcome,
  wordsOfStep,
} from './shapes';

export const reply = transaction({
  name: 'correction.reply',
  kind: 'submit',
  summary: { zh: '答复校核申请', en: 'Answer a report of wrong data' },
  about: {
    en: 'Set the record right first (`records.putConditional`), then answer, then tell every reader of it.',
    zh: '先更正记录 (`records.putConditional`), 再答复, 然后告知该记录的每个读取方。',
  },
  requires: {
    en: 'That the caller looks after the dataset; that the report waits for its answer.',
    zh: '条目由调用方维护; 校核申请待答复。',
  },
  emits: { en: "The provider's answer.", zh: '提供方的答复。' },
  signers: ['caller', { owner: 'correction', standIn: 'witness' }],
  callers: ['steward'],
  input: v.object({ correction: correctionId, outcome: replyOutcome, reason: wordsOfStep }),
  output: Reply,
  errors: [errors.ledger.notFound, errors.ledger.notOwner, errors.correction.wrongStage],
});

/** An opening that named the record in question. */
const Affected = v.object({
  opening: openingId,
  requester: field(Msp, { en: 'Whose people read it.', zh: '由哪个机构的人员读取。', example: 'GD' }),
  at: field(Instant, { en: 'When its reader opened it.', zh: '读取方何时调阅。' }),
  record: recordAt,
  token: noticeToken,
  told: field(v.boolean(), {
    en: 'Whether a notice stands since the report came in.',
    zh: '校核提出之后是否已告知。',
    example: false,
  }),
});
/** An opening that a correction touches. */
export type Affected = v.InferOutput<typeof Affected>;

export const affected = transaction({
  name: 'correction.affected',
  kind: 'evaluate',
  searches: true,
  summary: { zh: '查询被校核的是哪条记录、谁读过它', en: 'Which record a report is about, and who read it' },
  about: {
    en:
      "Worked out from what was sealed beside openings in the provider's own collection. Newest first; a page may be " +
      'short: go on while there is a `next`.',
    zh: '依据提供方自己集合中随调阅封存的内容。自新至旧; 一页可能不满: 只要有 `next` 就继续。',
  },
  requires: {
    en: "That the caller looks after the dataset, one's own peer is asked, and its vault key is in use.",
    zh: '条目由调用方维护, 由本机构节点应答, 且密文库密钥已启用。',
  },
  signers: ['caller'],
  callers: ['steward'],
  input: v.object({ correction: correctionId, ...Page.entries }),
  output: v.object({
    key: field(BusinessKey, {
      en: 'Whose record it is. Given by the own peer alone, and written nowhere.',
      zh: '是谁的记录。只由本机构节点给出, 不作任何记载。',
    }),
    ...pageOf(Affected).entries,
    unsound: field(list(FactId, limits.page), {
      en: 'Openings whose sealed keys cannot be opened, or do not fit: whether they named this record is not known.',
      zh: '所封主键无法解开或不相符的调阅: 不知是否涉及该记录。',
      example: ['MHRSS/o-gd-5e0c61d9ab4287f3'],
    }),
  }),
  errors: [
    errors.ledger.notFound,
    errors.ledger.notOwner,
    errors.records.wrongPeer,
    errors.vault.noKey,
    errors.correction.nobodyKnown,
  ],
});

export const tell = transaction({
  name: 'correction.tell',
  kind: 'submit',
  summary: {
    zh: '告知一次调阅的读取方: 其中有记录已更正',
    en: 'Tell the reader of an opening that a record was corrected',
  },
  about: {
    en:
      'One opening a call, as `correction.affected` lists them. The notice names neither the report nor the record: ' +
      'strangers cannot tell that two notices are about one person.',
    zh: '每次告知一次调阅, 按 `correction.affected` 所列。告知不写明校核申请和记录: 旁人看不出两份告知是否关于同一人。',
  },
  requires: {
    en: 'That the caller looks after the dataset; that the opening is one of it.',
    zh: '条目由调用方维护; 该次调阅属于该条目。',
  },
  emits: { en: "The notice, in the reader's inbox.", zh: '一份告知, 进入读取方的收件。' },
  signers: [{ owner: 'dataset' }, 'witness'],
  callers: ['steward'],
  input: v.object({ dataset: DatasetId, opening: openingId, token: noticeToken, fields: doubted }),
  output: Notice,
  errors: [errors.ledger.notFound, errors.ledger.notOwner, errors.correction.otherDataset],
});
