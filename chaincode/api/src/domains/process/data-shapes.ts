import * as v from 'valibot';
import { FieldName } from '../../dataset/schema';
import { field } from '../../fields/field';
import { limits } from '../../fields/limits';
import { integer } from '../../values/scalars';
import { Declared, Source } from './origin-shapes';

/** A field of a case, with where it comes from. */
const CaseField = v.object({
  value: field(
    v.union([
      field(v.pipe(v.string(), v.maxLength(2 * limits.fieldText)), {
        en: 'The text that was filled in.',
        zh: '所填的文本内容。',
        example: 'Corner Canteen',
        exampleZh: '街角小食堂',
      }),
      field(v.pipe(v.number(), v.safeInteger()), {
        en: 'The whole number that was filled in.',
        zh: '所填的整数数值。',
        example: 120,
      }),
      v.boolean(),
    ]),
    { en: 'What the newest form that has this field says.', zh: '含该信息项的最近一张表单所填的内容。' },
  ),
  step: field(integer(1, limits.steps), {
    en: 'In which entry of the history the value was filled in, by its number.',
    zh: '该值在第几次办理时填入, 即办理记录的序号。',
    example: 2,
  }),
  source: v.optional(
    field(Source, {
      en: 'Which version of which record it was fetched from, under what; absent where somebody said it.',
      zh: '值取自哪条记录, 附证明; 由人填写的没有此项。',
    }),
  ),
  declared: v.optional(
    field(Declared, {
      en: 'Says that the applicant declared the value, and why, although the form fetches it.',
      zh: '表明该值本应调取, 而由申请人自行申报, 以及原因。',
    }),
  ),
});
/** What a case holds under one field of its forms, and where that comes from. */
export type CaseField = v.InferOutput<typeof CaseField>;

/** All fields that a case has gathered. */
export const CaseData = v.pipe(v.record(FieldName, CaseField), v.maxEntries(limits.caseFields));
export type CaseData = v.InferOutput<typeof CaseData>;
