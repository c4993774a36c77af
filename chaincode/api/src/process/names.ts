import * as v from 'valibot';
import { shapeProblems } from '../errors/problems/shape';
import { form } from '../fields/field';

/** What something is called inside a definition: a state, an action, a form, a branch. */
export const StepName = form(
  'step-name',
  v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,39}$/, shapeProblems.stepName.key)),
  {
    name: { en: 'name in a process', zh: '流程内的名称' },
    en: 'What a state, an action, a form or a branch is called inside one process: lower-case letters, digits and `-`.',
    zh: '状态、办理动作、表单或分支在一个流程内的名称: 小写字母、数字和 `-`。',
    example: 'under-review',
  },
);
