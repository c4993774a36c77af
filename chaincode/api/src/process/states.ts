import * as v from 'valibot';
import { field } from '../fields/field';
import { limits } from '../fields/limits';
import { units } from '../fields/units';
import { list } from '../values/scalars';
import { SubProcess } from './calls';
import { StepName } from './names';
import { Who } from './who';
import { named, workingDays } from './wording';

/** A place that a case can be in. */
export const State = v.strictObject({
  name: field(StepName, { en: 'By this actions and other states refer to it.', zh: '办理动作和其他状态以此引用它。' }),
  title: named(
    'What officials and applicants read where a case is in it.',
    '办件处于该状态时, 经办人和申请人所见的称呼。',
    {
      zh: '审查中',
      en: 'Under review',
    },
  ),
  kind: v.optional(
    field(v.picklist(['start', 'step', 'end', 'fork', 'call']), {
      en:
        'Its part in the course: cases begin in the `start` and finish in an `end`; a `fork` runs its branches at ' +
        'the same time and goes on when all have ended; a `call` waits for a case of another process.',
      zh:
        '在流程中的作用: 办件自 `start` (起始) 起, 至 `end` (终结) 止; ' +
        '`fork` (并行) 的各分支同时办理, 全部终结后继续; `call` (调用) 等待另一流程的办件。',
      example: 'end',
    }),
    'step',
  ),
  within: v.optional(
    field(
      v.strictObject({
        fork: field(StepName, {
          en: 'The fork whose branch the state belongs to.',
          zh: '该状态属于哪个并行状态的分支。',
        }),
        branch: field(StepName, {
          en: 'Which of its branches; each has a start and an end of its own.',
          zh: '属于其中哪个分支; 各分支自有起始和终结状态。',
          example: 'fire-safety',
        }),
      }),
      {
        en: 'The branch that the state is part of; absent on the main course.',
        zh: '该状态所在的分支; 主流程上的状态没有此项。',
      },
    ),
  ),
  branches: v.optional(
    field(list(StepName, limits.branches, 2), {
      en: 'What runs at the same time while a case is in this fork.',
      zh: '办件处于该并行状态时同时办理的各分支。',
      example: ['fire-safety', 'hygiene'],
    }),
  ),
  then: v.optional(
    field(StepName, {
      en: 'Where the case goes by itself when all branches of this fork have ended.',
      zh: '该并行状态的各分支全部终结后, 办件自动转入的状态。',
    }),
  ),
  days: v.optional(
    field(workingDays, {
      en: 'Within how many working days somebody has to act on a case that came here; the day it came is not counted.',
      zh: '办件到此后须在几个工作日内办理; 到达当日不计。',
      unit: units.workingDay,
      example: 5,
    }),
  ),
  paused: v.optional(
    field(v.boolean(), {
      en: 'True where the term of the whole case does not run while it is here: it waits for the applicant.',
      zh: '为 true 时, 办件停留于此不计入办理总时限: 正在等待申请人。',
    }),
  ),
  calls: v.optional(
    field(SubProcess, {
      en: 'The process that is begun when a case comes here, and where the case goes on when that has ended.',
      zh: '办件到此时开始的另一流程, 以及其办结后本办件转入何处。',
    }),
  ),
  escalate: v.optional(
    field(Who, {
      en: 'Who may act here for officials once the term has passed, a claim notwithstanding: of a department above.',
      zh: '期限届满后还可由谁代经办人办理, 即使已被认领: 须为上级部门。',
    }),
  ),
});
