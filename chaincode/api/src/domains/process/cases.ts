import * as v from 'valibot';
import { errors } from '../../errors';
import { field } from '../../fields/field';
import { StepName } from '../../process/names';
import { transaction } from '../../transaction';
import { Secret } from '../../values/scalars';
import { Case } from './case-shapes';
import { filledFields, filledOpenings, formErrors } from './filling';
import { actErrors, keptErrors, seen, word } from './kept';
import { caseId, processId } from './shapes';

export const begin = transaction({
  name: 'process.begin',
  kind: 'submit',
  summary: { zh: '开始办件', en: 'Begin a case' },
  about: word,
  requires: {
    en:
      "That the process is the caller's own authority's; that the caller may do something in its start, or for a " +
      'resident is whom the process names; that its form, where it begins with one, is filled in rightly.',
    zh: '流程属于本机构; 调用方在起始状态有可办的动作, 代居民开始的则须为流程所定的服务身份; 表单填写合格。',
  },
  emits: {
    en:
      "The case and its first step, in the authority's own collection; form and resident encrypted in the vault. " +
      'Nothing public.',
    zh: '办件及其第一步, 写入本机构集合; 表单内容和居民标识加密写入密文库。不写公共状态。',
  },
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({ process: processId, ...filledOpenings }),
  transient: v.object({
    ...filledFields,
    salt: v.optional(
      field(Secret, {
        en: 'Random bytes that hide form and resident; needed where one of them is given.',
        zh: '用于隐藏表单内容和居民标识的随机字节; 给出其一时必填。',
      }),
    ),
  }),
  output: Case,
  errors: [
    ...keptErrors,
    errors.ledger.transientMissing,
    errors.process.notYours,
    errors.process.notForResidents,
    ...formErrors,
  ],
});

export const act = transaction({
  name: 'process.act',
  kind: 'submit',
  summary: { zh: '办理: 对办件办理一个动作', en: 'Act on a case' },
  about: word,
  requires: {
    en:
      'That the action is offered where the case is; that the caller has its role and department and nobody else has ' +
      'claimed it; that the form is filled in rightly and the condition holds; that what was fetched is what its ' +
      "provider committed to, read under the caller's own opening and a grant that still holds.",
    zh:
      '办件当前可办该动作; 调用方角色和部门相符, 且未被他人认领; 表单填写合格, 条件成立; 所调取的内容与提供方的承诺相符, ' +
      '且系凭本人的调阅和仍然有效的授权取得。',
  },
  emits: {
    en: 'The step and the case, in the own collection; what the form says encrypted in the vault. Nothing public.',
    zh: '该步骤和办件写入本机构集合; 表单内容加密写入密文库。不写公共状态。',
  },
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({
    case: caseId,
    action: field(StepName, {
      en: 'What is done, by its name in the definition.',
      zh: '所办动作, 用流程定义中的名称。',
      example: 'accept',
    }),
    step: seen,
    ...filledOpenings,
  }),
  transient: v.object({
    ...filledFields,
    salt: field(Secret, {
      en: 'Random bytes that hide the values behind the commitment to them.',
      zh: '用于隐藏表单内容的随机字节, 使承诺不泄露内容。',
    }),
  }),
  output: Case,
  errors: [
    ...actErrors,
    errors.process.actionUnknown,
    errors.process.notOffered,
    errors.process.notYours,
    errors.process.claimed,
    errors.process.guardClosed,
    errors.process.notApplicant,
    ...formErrors,
  ],
});
