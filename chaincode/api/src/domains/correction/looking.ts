/** What there is: reports of wrong data, and notices of corrections. */
import * as v from 'valibot';
import { errors } from '../../errors';
import { field } from '../../fields/field';
import { nothingMore } from '../../fields/nothing';
import { transaction } from '../../transaction';
import { among, unsound } from '../../values/known';
import { Msp, Page, pointedPageOf } from '../../values/scalars';
import { Notice, StatedCorrection, correctionId } from './shapes';

export const get = transaction({
  name: 'correction.get',
  kind: 'evaluate',
  summary: { zh: '查看校核申请及其答复', en: 'Show a report of wrong data with its answer' },
  requires: { en: 'That there is such a report.', zh: '有该校核申请。' },
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({ correction: correctionId }),
  output: StatedCorrection,
  errors: [errors.ledger.notFound, errors.ledger.sealBroken],
});

const listing = transaction({
  name: 'correction.list',
  kind: 'evaluate',
  summary: { zh: '列出校核申请, 含期限', en: 'List reports of wrong data, with what is due' },
  requires: nothingMore,
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({
    requester: v.optional(
      field(Msp, { en: 'Only those that this authority reported.', zh: '只列该机构提出的。', example: 'GD' }),
    ),
    provider: v.optional(
      field(Msp, { en: 'Only those that this authority has to answer.', zh: '只列由该机构答复的。', example: 'MHRSS' }),
    ),
    only: v.optional(
      field(v.picklist(['due', 'overdue']), {
        en: 'Only what waits for its answer: still in time, or late.',
        zh: '只列待答复的: 未到期的, 或已逾期的。',
        example: 'overdue',
      }),
    ),
    among,
    ...Page.entries,
  }),
  output: v.object({ ...pointedPageOf(StatedCorrection).entries, unsound }),
  errors: [],
});

export const notices = transaction({
  name: 'correction.notices',
  kind: 'evaluate',
  summary: { zh: '收件: 本机构所读记录的更正告知', en: 'Inbox: which records that one has read were corrected' },
  about: {
    en: "Of the caller's own authority, newest first. Which record is meant follows from the proof kept of its key.",
    zh: '本机构收到的告知, 自新至旧。凭所存的主键证明可知是哪条记录。',
  },
  requires: nothingMore,
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({ among, ...Page.entries }),
  output: v.object({ ...pointedPageOf(Notice).entries, unsound }),
  errors: [],
});

export { listing as list };
