import * as v from 'valibot';
import { FieldName } from '../../dataset/schema';
import { field, shape } from '../../fields/field';
import { limits } from '../../fields/limits';
import { units } from '../../fields/units';
import { DatasetId } from '../../values/dataset';
import { DepartmentPath } from '../../values/department';
import { reckoned } from '../../values/reckoned';
import { Day, FactId, Hash, Msp, Provenance, integer, list, provenance, text } from '../../values/scalars';

/** The opening whose record is meant. */
export const openingId = field(FactId, {
  en: 'The opening under which the record was read.',
  zh: '据以读取该记录的那次调阅。',
  example: 'MHRSS/o-gd-5e0c61d9ab4287f3',
});

/** Which of the records of an opening is meant; whose it is nobody can tell by that. */
export const recordAt = field(integer(0, limits.opening - 1), {
  en: 'Its place among the keys of that opening, from 0: the `at` of its proof. It tells no stranger whose it is.',
  zh: '该记录的主键在那次调阅中排第几, 自 0 计, 即其证明中的 `at`。旁人无法由此得知是谁的记录。',
  example: 3,
});

/** Which values are in doubt. */
export const doubted = field(list(FieldName, limits.fields, 1), {
  en: 'The information items in doubt; only such as the opening released.',
  zh: '存疑的信息项; 须为那次调阅所提供的。',
  example: ['months'],
});

/** The report that a step belongs to. */
export const correctionId = field(FactId, {
  en: 'The report of wrong data that this belongs to; whoever reported owns it.',
  zh: '所对应的校核申请, 归提出方所有。',
  example: 'GD/k-5e0c61d9ab4287f33f9a2c1d',
});

/** Why a step is taken, in words that name nobody. */
export const wordsOfStep = field(text(400), {
  en: 'Why, in words that all can read: name no person, and none of the values.',
  zh: '理由, 各方可见: 不得写明是何人, 也不得写出信息项的值。',
  example: 'The months paid do not fit the receipts that the applicant has shown',
  exampleZh: '缴费月数与申请人出示的凭证不符',
});

const dayPassed = field(Day, {
  en: 'The last day of the answer, as it was reckoned when it was pressed for.',
  zh: '督办时算得的答复期限。',
  example: '2026-10-20',
});

/** 校核申请: what a reader found to be wrong; owned by the reader's authority. */
export const Correction = shape(
  'correction',
  { en: 'report of wrong data', zh: '校核申请' },
  v.object({
    id: field(FactId, {
      en: 'Follows from opening, record, and how often it was reported: two who report at once make one report.',
      zh: '由调阅、记录及提出次数确定, 因此同时提出的只成一件。',
      example: 'GD/k-5e0c61d9ab4287f33f9a2c1d',
    }),
    opening: openingId,
    record: recordAt,
    dataset: DatasetId,
    provider: field(Msp, { en: 'Who answers: the authority whose data it is.', zh: '由谁答复: 数据所属的机构。' }),
    requester: field(Msp, { en: 'Whose official reports it.', zh: '由哪个机构的人员提出。', example: 'GD' }),
    department: field(DepartmentPath, {
      en: 'Who may take it back or press for it: people of this unit, and of those above and below it.',
      zh: '可撤回、督办的人员范围: 该部门及其上级、下级。',
    }),
    fields: doubted,
    words: wordsOfStep,
    replyDays: field(integer(1, 60), {
      en: 'How many working days the provider has, as the governed number stood when it was reported.',
      zh: '提供方答复的工作日数, 取提出时的受管参数值。',
      unit: units.workingDay,
      example: 10,
    }),
    due: v.optional(
      field(Day, {
        en: 'The last day as it was told when it was reported; absent where a year had no calendar. See `progress`.',
        zh: '提出时所告知的答复期限; 缺少节假日安排的没有。现在的见 `progress`。',
        example: '2026-10-20',
      }),
    ),
    filed: v.optional(
      field(Provenance, {
        en: 'Who reported it and when; absent as long as nothing was changed since.',
        zh: '最初由谁、何时提出; 此后未改动过的没有。',
      }),
    ),
    escalated: v.optional(
      field(v.object({ due: dayPassed, reason: wordsOfStep, provenance }), {
        en: 'That a late answer was pressed for, and the day that had passed; absent where nobody did.',
        zh: '对逾期答复的督办及已过的期限; 没有督办的不出现。',
      }),
    ),
    withdrawn: v.optional(
      field(v.object({ reason: wordsOfStep, provenance }), {
        en: 'That the report was taken back, and why; absent while it stands.',
        zh: '撤回及其理由; 未撤回的没有。',
      }),
    ),
    provenance,
  }),
);
export type Correction = v.InferOutput<typeof Correction>;

/** Whether the data was wrong. */
export const replyOutcome = field(v.picklist(['corrected', 'confirmed']), {
  en: 'Whether the record has been set right, or was right as it stands.',
  zh: '记录已更正, 或经核对无误。',
  example: 'corrected',
});

/** 校核答复: owned by the provider. */
export const Reply = shape(
  'reply',
  { en: 'answer to a report of wrong data', zh: '校核答复' },
  v.object({
    id: field(FactId, {
      en: 'Follows from the report, so that it is answered once.',
      zh: '由校核申请确定, 因此只答复一次。',
      example: 'MHRSS/y-3f9a2c1d5e0c61d9ab4287f3',
    }),
    correction: correctionId,
    outcome: replyOutcome,
    reason: wordsOfStep,
    provenance,
  }),
);
export type Reply = v.InferOutput<typeof Reply>;

/** Where a report of wrong data can stand. */
export const stages = ['reported', 'corrected', 'confirmed', 'withdrawn'] as const;
/** Where a report of wrong data stands. */
export type Stage = (typeof stages)[number];

/** A report with its answer, and where it stands. */
export const StatedCorrection = v.object({
  ...Correction.entries,
  reply: v.optional(
    field(Reply, { en: "The provider's answer; absent while it is awaited.", zh: '提供方的答复; 尚未答复时没有。' }),
  ),
  progress: field(
    v.object({
      stage: field(v.picklist(stages), {
        en: 'How far it has come: waiting, set right, found right, or taken back.',
        zh: '所处环节: 待答复、已更正、核对无误或已撤回。',
        example: 'reported',
      }),
      ...reckoned,
    }),
    { en: 'Worked out when it is asked for, by the calendars as they stand.', zh: '查询时按现行节假日安排得出。' },
  ),
});
export type StatedCorrection = v.InferOutput<typeof StatedCorrection>;

/** What only those who hold the proof of a key can tie to it. */
export const noticeToken = field(Hash, {
  en:
    'A digest of the bytes that only reader and provider have for this key: whoever kept the proof finds out which ' +
    'record is meant, and nobody else.',
  zh: '只由读取方和提供方所持、与该主键对应的字节算出的摘要: 保存了证明的人据此得知是哪条记录, 旁人无从得知。',
});

/** 更正告知: that a record of an opening has been set right; owned by the provider. */
export const Notice = shape(
  'notice',
  { en: 'notice of a correction', zh: '更正告知' },
  v.object({
    id: field(FactId, {
      en: 'Follows from opening and token, so that nobody is told twice.',
      zh: '由调阅和标记确定, 因此不重复告知。',
      example: 'MHRSS/n-3f9a2c1d5e0c61d9ab4287f3',
    }),
    opening: openingId,
    requester: field(Msp, { en: 'Who is told: the reader.', zh: '告知对象: 读取方。', example: 'GD' }),
    dataset: DatasetId,
    fields: doubted,
    token: noticeToken,
    provenance,
  }),
);
export type Notice = v.InferOutput<typeof Notice>;
