/** Work that passes from hand to hand. */
import * as v from 'valibot';
import { errors } from '../../errors';
import { field } from '../../fields/field';
import { StepName } from '../../process/names';
import { transaction } from '../../transaction';
import { FactId } from '../../values/scalars';
import { Case } from './case-shapes';
import { actErrors, seen } from './kept';
import { caseId } from './shapes';

const where = field(StepName, {
  en: 'The state in which the case waits: of several that are open, the one that is meant.',
  zh: '办件等待办理的状态; 同时处于几个状态时, 写明是哪一个。',
});

const handing = {
  kind: 'submit',
  emits: {
    en: "The step and the case, in the authority's own collection. Nothing public.",
    zh: '该步骤和办件, 写入本机构集合。不写公共状态。',
  },
  signers: ['caller'],
  callers: 'anyone',
  output: Case,
} as const;

export const claim = transaction({
  ...handing,
  name: 'process.claim',
  summary: { zh: '认领待办', en: 'Take a task on' },
  requires: {
    en: 'That the caller may do something in that state, and nobody else has claimed it.',
    zh: '调用方在该状态有可办的动作, 且未被他人认领。',
  },
  input: v.object({ case: caseId, state: where, step: seen }),
  errors: [...actErrors, errors.process.noSuchTask, errors.process.notYours, errors.process.claimed],
});

export const delegate = transaction({
  ...handing,
  name: 'process.delegate',
  summary: { zh: '转交待办', en: 'Hand a task to somebody else' },
  requires: {
    en: 'That the caller has it in hand, and the other is in standing and may do something there.',
    zh: '该待办在调用方手中; 对方在岗, 且在该状态有可办的动作。',
  },
  input: v.object({
    case: caseId,
    state: where,
    to: field(FactId, {
      en: 'Who is to act from now on: a person of the same authority.',
      zh: '此后由谁办理: 本机构的人员。',
      example: 'GD/chen',
    }),
    step: seen,
  }),
  errors: [...actErrors, errors.process.noSuchTask, errors.process.notHeld, errors.process.delegateUnfit],
});

const giveBack = transaction({
  ...handing,
  name: 'process.return',
  summary: { zh: '退回待办', en: 'Put a task back' },
  about: {
    en: "Its department sees it again as nobody's. A steward of the department can take it from somebody who is away.",
    zh: '该待办重新由部门内人员认领。办理人不在岗时, 该部门的数据专员可代为退回。',
  },
  requires: {
    en: 'That the caller has it in hand, or is a steward of its department.',
    zh: '该待办在调用方手中, 或调用方为该部门的数据专员。',
  },
  input: v.object({ case: caseId, state: where, step: seen }),
  errors: [...actErrors, errors.process.noSuchTask, errors.process.notHeld],
});

export { giveBack as return };
