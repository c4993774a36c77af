import * as v from 'valibot';
import { field, shape } from '../../fields/field';
import { limits } from '../../fields/limits';
import { StepName } from '../../process/names';
import { DepartmentPath } from '../../values/department';
import { reckoned } from '../../values/reckoned';
import { FactId, Instant, Title, list } from '../../values/scalars';
import { caseId, processId } from './shapes';

const { due, overdue, noCalendar, corrected } = reckoned;
const asked = { due, overdue, noCalendar, corrected };

/** 待办: where a case waits for people of a department. */
export const Task = shape(
  'task',
  { en: 'task', zh: '待办' },
  v.object({
    case: caseId,
    process: processId,
    state: field(StepName, { en: 'Where the case waits.', zh: '办件在何状态等待办理。' }),
    title: field(Title, {
      en: 'What people call that state.',
      zh: '该状态供人阅读的称呼。',
      example: { zh: '审查中', en: 'Under review' },
    }),
    department: field(DepartmentPath, {
      en: 'For whose people it waits, those of the ones below included.',
      zh: '等待哪个部门及其下级办理。',
    }),
    actions: field(list(StepName, limits.actions), {
      en: 'What people of that department can do there, each by its own roles and condition.',
      zh: '该部门人员在此可办的动作, 各有其角色和条件。',
      example: ['accept', 'send-back'],
    }),
    since: field(Instant, {
      en: 'The moment from which the case has been waiting there.',
      zh: '办件从哪一时刻开始在此等待办理。',
    }),
    ...asked,
    escalated: v.optional(
      field(v.literal(true), {
        en: 'That its term has passed, and a department above may act too; absent where none may.',
        zh: '期限已过, 上级部门也可办理; 否则没有此项。',
        example: true,
      }),
    ),
    claimed: v.optional(
      field(FactId, {
        en: 'Who has taken it on; absent where anybody of the department may.',
        zh: '已认领的人员; 没有此项的, 部门内人员均可认领。',
        example: 'GD/li',
      }),
    ),
  }),
);
export type Task = v.InferOutput<typeof Task>;
