import * as v from 'valibot';
import { field } from '../fields/field';
import { StepName } from './names';
import { Who } from './who';

/** How a case begins. */
export const Beginning = v.strictObject({
  form: v.optional(
    field(StepName, {
      en: 'The form that is filled in as a case is begun; without one nothing is asked for.',
      zh: '开始办件时须填写的表单; 不填则不需填写。',
      example: 'application',
    }),
  ),
  residents: v.optional(
    field(Who, {
      en:
        "Who may begin a case for a resident: the portal's service identity. What it may do later, actions say. " +
        'Without it only officials begin.',
      zh: '由谁代居民开始办件: 门户的服务身份。此后可办的动作由各动作规定。不填则只由工作人员开始。',
    }),
  ),
});
