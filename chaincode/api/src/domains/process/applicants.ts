/** What a portal asks for a resident, and tells them. */
import * as v from 'valibot';
import { errors } from '../../errors';
import { field } from '../../fields/field';
import { limits } from '../../fields/limits';
import { StepName } from '../../process/names';
import { transaction } from '../../transaction';
import { Instant, Title, integer, list, text } from '../../values/scalars';
import { Case } from './case-shapes';
import { forResident, residentId } from './filling';
import { keptErrors } from './kept';
import { caseId, processId } from './shapes';

/** A notice as it was made out. */
const Told = v.object({
  step: field(integer(1, limits.steps), {
    en: 'By which entry of the history it was made out.',
    zh: '随第几次办理生成, 即办理记录的序号。',
    example: 3,
  }),
  name: field(StepName, {
    en: 'By this the definition tells which text was sent, and by which actions.',
    zh: '流程定义以此写明发出哪段文字、由哪些动作发出。',
    example: 'accepted',
  }),
  title: field(Title, {
    en: 'The heading under which the applicant reads it.',
    zh: '申请人所见的抬头。',
    example: { zh: '受理通知书', en: 'Notice of acceptance' },
  }),
  at: field(Instant, {
    en: 'When the values in it were those of the case.',
    zh: '文中各值为此时办件所载。',
  }),
  zh: field(text(20_000), {
    en: 'The Chinese text, with the values in place.',
    zh: '中文正文, 已代入各值。',
    example: '街角小食堂: 您的申请已受理。',
  }),
  en: v.optional(
    field(text(20_000), {
      en: 'The English text; absent where the process has none.',
      zh: '英文正文; 流程没有写英文的没有此项。',
      example: 'Corner Canteen: your application has been accepted.',
    }),
  ),
});
/** A notice as it was made out. */
export type Told = v.InferOutput<typeof Told>;

export const notices = transaction({
  name: 'process.notices',
  kind: 'evaluate',
  summary: { zh: '查看办件的通知', en: 'Show what the applicant of a case is told' },
  about: {
    en: 'The oldest first. Delivering them is for the portal; when it did, the ledger does not know.',
    zh: '自旧至新。由门户送达; 何时送达账本不知。',
  },
  requires: {
    en: "That the case is the caller's own authority's, and the caller has a part in the process.",
    zh: '办件属于本机构, 且调用方参与该流程。',
  },
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({ case: caseId }),
  transient: forResident,
  output: v.object({
    notices: field(list(Told, limits.versions), {
      en: 'All that was made out, with the values of that moment.',
      zh: '已生成的全部通知, 值为当时的。',
    }),
  }),
  errors: [...keptErrors, errors.process.notYours, errors.process.otherDigest],
});

export const applications = transaction({
  name: 'process.applications',
  kind: 'evaluate',
  summary: { zh: '列出一位居民的办件', en: 'List the cases of a resident' },
  about: {
    en: 'For the portal that began them: the newest first, as many as the authority keeps a list of.',
    zh: '供代为开始的门户使用: 自新至旧, 以机构所留的清单为限。',
  },
  requires: {
    en: "That the process is the caller's own authority's, and lets the caller begin for residents.",
    zh: '流程属于本机构, 且调用方为其代居民开始办件的服务身份。',
  },
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({ process: processId }),
  transient: v.object({ resident: residentId }),
  output: v.object({
    cases: field(list(Case, limits.residentCases), {
      en: 'Those that were begun for that person, open or ended.',
      zh: '为该居民开始的, 含已办结的。',
    }),
  }),
  errors: [...keptErrors, errors.process.notYours, errors.process.notForResidents, errors.process.otherDigest],
});
