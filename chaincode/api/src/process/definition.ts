import * as v from 'valibot';
import { field, shape } from '../fields/field';
import { limits } from '../fields/limits';
import { units } from '../fields/units';
import { DepartmentPath } from '../values/department';
import { list } from '../values/scalars';
import { Action } from './actions';
import { Form } from './forms';
import { State } from './states';
import { named, workingDays } from './wording';

/**
 * A process as data: states, actions, forms. The contract refuses one that could get stuck, and says where
 * (`definitionProblems`).
 */
export const Definition = shape(
  'process-definition',
  { en: 'process definition', zh: '流程定义' },
  v.strictObject({
    title: named('What people call the service that is rendered.', '所办事项供人阅读的称呼。', {
      zh: '食品经营许可',
      en: 'Food business licence',
    }),
    department: field(DepartmentPath, {
      en: 'Whose people act wherever an action names no other department.',
      zh: '办理动作未另写部门时, 由该部门人员办理。',
    }),
    days: v.optional(
      field(workingDays, {
        en: 'Within how many working days a case is promised to be finished, from the day after it leaves its start.',
        zh: '承诺的办结时限, 自离开起始状态的次日起计。',
        unit: units.workingDay,
        example: 20,
      }),
    ),
    states: field(list(State, limits.states, 2), {
      en: 'All places that a case can be in, those of branches included.',
      zh: '办件可能处于的全部状态, 含各分支的。',
    }),
    actions: field(list(Action, limits.actions, 1), {
      en: 'All that people can do with a case, each from certain states to another.',
      zh: '可对办件办理的全部动作, 各自某些状态转入另一状态。',
    }),
    forms: v.optional(
      field(list(Form, limits.forms), {
        en: 'The forms that actions ask for. Fields of one name are one field, whichever form they stand on.',
        zh: '办理动作所需的各表单。同名的信息项视为同一项, 不论在哪张表单上。',
      }),
      [],
    ),
  }),
);
export type Definition = v.InferOutput<typeof Definition>;
/** A place that a case can be in. */
export type ProcessState = Definition['states'][number];
/** What a person can do with a case. */
export type ProcessAction = Definition['actions'][number];
/** What is asked for in one action. */
export type ProcessForm = Definition['forms'][number];
/** A record that a form fetches, and the fields that it fills. */
export type ProcessFetch = NonNullable<ProcessForm['fetches']>[number];
