import * as v from 'valibot';
import { DatasetSchema, FieldName } from '../dataset/schema';
import { field, shape } from '../fields/field';
import { limits } from '../fields/limits';
import { units } from '../fields/units';
import { roles } from '../transaction';
import { DepartmentPath } from '../values/department';
import { FactId, Title, integer, list } from '../values/scalars';
import { shapeProblems } from '../errors/problems/shape';
import { Guard } from './guard';
import { StepName } from './names';

const named = (en: string, zh: string, example: { readonly zh: string; readonly en: string }) =>
  field(Title, { en, zh, example });

const workingDays = integer(1, 365);

/** A place that a case can be in. */
const State = v.strictObject({
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
    field(v.picklist(['start', 'step', 'end', 'fork']), {
      en:
        'Its part in the course: cases begin in the `start` and finish in an `end`; a `fork` runs its branches at ' +
        'the same time and goes on when all have ended.',
      zh:
        '在流程中的作用: 办件自 `start` (起始) 起, 至 `end` (终结) 止; ' +
        '`fork` (并行) 的各分支同时办理, 全部终结后继续。',
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
});

/** Who may act, and for whom. */
const Who = v.strictObject({
  roles: field(list(v.picklist(roles.filter((role) => role !== 'administrator')), roles.length), {
    en: 'Roles of which the person needs one; without any nobody could act.',
    zh: '办理人须具备其中一种角色; 一种都不写则无人能办。',
    example: ['official'],
  }),
  department: v.optional(
    field(DepartmentPath, {
      en: 'The department whose people act, and those of the ones below; without it that of the whole process.',
      zh: '由哪个部门及其下级办理; 不填则为整个流程的部门。',
    }),
  ),
});

/** What an action leaves behind beside the case: a record of a dataset, such as a licence. */
const Outcome = v.strictObject({
  dataset: field(FactId, {
    en: 'The dataset that the record goes into: a conditional one that the publisher looks after.',
    zh: '记录写入哪个目录条目: 须为本机构有条件共享的, 且由发布流程的人员维护。',
    example: 'GD/food-licences',
  }),
  fields: field(
    v.pipe(
      v.record(FieldName, FieldName),
      v.minEntries(1),
      v.maxEntries(limits.fields, shapeProblems.hundredItems.key),
    ),
    {
      en: 'Which field of the forms each item of the record is taken from.',
      zh: '记录的各信息项取自表单的哪一项。',
      example: { holder: 'owner' },
    },
  ),
  number: v.optional(
    field(FieldName, {
      en: "The item that gets the case's own number, which no other case has.",
      zh: '以本办件独有的编号填写的信息项。',
      example: 'licence',
    }),
  ),
  day: v.optional(
    field(FieldName, {
      en: 'The item that gets the day on which the action is taken.',
      zh: '以办理当日的日期填写的信息项。',
      example: 'issued',
    }),
  ),
});

/** What a person can do with a case. */
const Action = v.strictObject({
  name: field(StepName, {
    en: 'By this a call says which action is meant.',
    zh: '调用时以此指明所办的动作。',
    example: 'accept',
  }),
  title: named('What the button says, or the line of the history.', '按钮上或办理记录中的文字。', {
    zh: '受理',
    en: 'Accept the application',
  }),
  from: field(list(StepName, limits.states, 1), {
    en: 'The states in which it is offered; leaving a fork ends its branches.',
    zh: '在哪些状态下可以办理; 自并行状态转出时, 其各分支随之终止。',
    example: ['submitted'],
  }),
  to: field(StepName, {
    en: 'Where the case is afterwards: on the same course, or in the same branch.',
    zh: '办理后转入的状态: 须在同一主流程或同一分支上。',
  }),
  who: field(Who, {
    en: 'Who may do it: role and department both count.',
    zh: '由何人办理: 角色与部门均须相符。',
  }),
  guard: v.optional(
    field(Guard, {
      en: "A condition on what the forms say, this action's own included; without it the action is always open.",
      zh: '对表单内容 (含本动作的表单) 的条件; 不填则始终可办。',
      example: { op: '<', field: 'area', value: 500 },
    }),
  ),
  outcome: v.optional(
    field(Outcome, {
      en: 'The record that is written with it, in the same transaction; without one the case alone moves.',
      zh: '随该动作在同一交易中写入的记录; 不填则只办理办件本身。',
    }),
  ),
  form: v.optional(
    field(StepName, {
      en: 'The form that has to be filled in with it; without one nothing is asked for.',
      zh: '办理时须填写的表单; 不填则不需填写。',
      example: 'application',
    }),
  ),
});

/** Some fields of a form that belong together, in the order in which they are asked for. */
const Section = v.strictObject({
  title: named('What stands above these fields.', '这一组信息项上方显示的标题。', {
    zh: '经营场所',
    en: 'Premises',
  }),
  help: v.optional(
    field(Title, {
      en: 'What helps to fill them in rightly, in plain words.',
      zh: '帮助填写的说明, 用浅显的文字。',
      example: { zh: '以不动产权证书所载面积为准', en: 'The area as in the certificate of ownership' },
    }),
  ),
  fields: field(list(FieldName, limits.fields, 1), {
    en: 'The items of the schema that stand here, in their order.',
    zh: '本节包含的信息项, 按显示顺序。',
    example: ['area'],
  }),
});

/** What is asked for in one action. */
const Form = v.strictObject({
  name: field(StepName, {
    en: 'By this actions refer to the form.',
    zh: '办理动作以此引用该表单。',
    example: 'application',
  }),
  title: named('What stands above the form.', '表单上方显示的标题。', { zh: '申请表', en: 'Application' }),
  sections: v.optional(
    field(list(Section, 50, 1), {
      en: 'How the form is divided for those who fill it in; each field of the schema stands in one. By name without.',
      zh: '表单按何顺序分节显示; 每个信息项各在一节中。不填则按名称排列。',
    }),
  ),
  schema: field(DatasetSchema, {
    en: 'What is asked for and what rules the answers keep, as for the records of a dataset.',
    zh: '要求填写的内容及其取值规则, 写法与目录条目的记录相同。',
  }),
});

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
