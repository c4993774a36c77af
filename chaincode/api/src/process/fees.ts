import * as v from 'valibot';
import { FieldName } from '../dataset/schema';
import { shapeProblems } from '../errors/problems/shape';
import { field } from '../fields/field';
import { units } from '../fields/units';
import { integer } from '../values/scalars';
import { StepName } from './names';
import { named } from './wording';

/** The most that one fee can come to: ten billion yuan. */
export const Fen = integer(0, 1_000_000_000_000);

/** A fee of the service: a fixed amount, or one that a form says. */
export const Fee = v.pipe(
  v.strictObject({
    name: field(StepName, {
      en: 'By this actions say which fee they mean.',
      zh: '办理动作以此指明是哪项费用。',
      example: 'copy-fee',
    }),
    title: named('What the fee is called on the bill.', '缴费单上的费用名称。', { zh: '工本费', en: 'Copying fee' }),
    amount: v.optional(
      field(Fen, {
        en: 'What everybody pays alike; where it differs from case to case, a form says it instead.',
        zh: '人人相同时应缴多少; 各件不同的改由表单写明。',
        unit: units.fen,
        example: 1000,
      }),
    ),
    field: v.optional(
      field(FieldName, {
        en: 'The field of a form, of kind `amount`, that says how much; in place of a fixed amount.',
        zh: '以表单中哪一项 (种类为 `amount`) 的值为数额; 用以代替固定金额。',
        example: 'charge',
      }),
    ),
  }),
  v.check(({ amount, field: said }) => (amount === undefined) !== (said === undefined), shapeProblems.oneAmount.key),
);

/** How a fee stands. */
export const feeMarks = ['due', 'paid', 'exempt'] as const;

/** What an action does with a fee. */
export const FeeMark = v.strictObject({
  name: field(StepName, {
    en: 'Which of the fees of the process is meant.',
    zh: '指流程的哪项费用。',
    example: 'copy-fee',
  }),
  mark: field(v.picklist(feeMarks), {
    en: 'How the fee stands afterwards: it is to be paid, has been, or need not be.',
    zh: '办理后该项费用的状态: `due` 应缴, `paid` 已缴, `exempt` 免缴。',
    example: 'paid',
  }),
});
