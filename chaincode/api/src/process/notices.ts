import * as v from 'valibot';
import { field } from '../fields/field';
import { text } from '../values/scalars';
import { StepName } from './names';
import { named } from './wording';

/** A text that the applicant is told; `{field}` stands for what the forms say. */
export const Notice = v.strictObject({
  name: field(StepName, {
    en: 'By this actions say which notice they send.',
    zh: '办理动作以此指明发出哪份通知。',
    example: 'accepted',
  }),
  title: named('The heading under which the applicant reads it.', '申请人所见的抬头。', {
    zh: '受理通知书',
    en: 'Notice of acceptance',
  }),
  text: field(
    v.object({
      zh: field(text(2000), {
        en: 'The Chinese text, with `{field}` where a value of the forms stands, and `{case}` for the number.',
        zh: '中文正文; 以 `{信息项名称}` 代表单所填的值, 以 `{case}` 代办件编号。',
        example: '{shop}: 您的申请 ({case}) 已受理。',
      }),
      en: v.optional(
        field(text(4000), {
          en: 'The English text, with the same placeholders.',
          zh: '英文正文, 占位写法相同。',
          example: '{shop}: your application ({case}) has been accepted.',
        }),
      ),
    }),
    { en: 'What the notice says, in the languages that it is sent in.', zh: '通知的正文, 按所用语言。' },
  ),
});

/** The placeholders of a notice, in their order. */
export const placeholdersIn = (said: string): string[] =>
  [...said.matchAll(placeholder)].flatMap(([, name]) => (name === undefined ? [] : [name]));

/** A notice with values in place of its placeholders; a dash where nothing was said. */
export const noticeSays = (said: string, valueOf: (name: string) => string | undefined): string =>
  said.replace(placeholder, (_, name: string) => valueOf(name) ?? '-');

const placeholder = /\{([a-zA-Z][a-zA-Z0-9_]{0,63})\}/g;
