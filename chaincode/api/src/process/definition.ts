import * as v from 'valibot';
import { field, shape } from '../fields/field';
import { limits } from '../fields/limits';
import { units } from '../fields/units';
import { DepartmentPath } from '../values/department';
import { list } from '../values/scalars';
import { Action } from './actions';
import { Beginning } from './beginning';
import { Fee } from './fees';
import { Form } from './forms';
import { Notice } from './notices';
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
    begin: v.optional(
      field(Beginning, {
        en: 'How a case begins: with which form, and whether for residents; by officials and without a form otherwise.',
        zh: '办件如何开始: 填写哪张表单、可否代居民办理; 不填则由工作人员直接开始。',
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
    notices: v.optional(
      field(list(Notice, limits.notices, 1), {
        en: 'The texts that applicants are told on the way; each belongs to some action.',
        zh: '办理中告知申请人的各份通知; 各由某个动作发出。',
      }),
    ),
    fees: v.optional(
      field(list(Fee, limits.fees, 1), {
        en: 'What the service costs; actions say when a fee falls due, is paid or waived.',
        zh: '办理该事项的各项费用; 何时应缴、已缴或免缴由办理动作写明。',
      }),
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
/** Rows of a form that are asked for as often as needed. */
export type ProcessGroup = NonNullable<ProcessForm['groups']>[number];
/** A process that a state calls. */
export type ProcessCall = NonNullable<ProcessState['calls']>;
/** A fee of a process. */
export type ProcessFee = NonNullable<Definition['fees']>[number];
/** A notice of a process. */
export type ProcessNotice = NonNullable<Definition['notices']>[number];
/** A record that a form fetches, and the fields that it fills. */
export type ProcessFetch = NonNullable<ProcessForm['fetches']>[number];
