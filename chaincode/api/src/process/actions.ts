import * as v from 'valibot';
import { FieldName } from '../dataset/schema';
import { shapeProblems } from '../errors/problems/shape';
import { field } from '../fields/field';
import { limits } from '../fields/limits';
import { FactId, list } from '../values/scalars';
import { Guard } from '../guard/guard';
import { FeeMark } from './fees';
import { StepName } from './names';
import { Who } from './who';
import { named } from './wording';

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
  origins: v.optional(
    field(FieldName, {
      en: 'The item that tells of each value its dataset, version, grant, opening, proof, or that it was declared.',
      zh: '以各值来源填写的信息项: 目录条目、记录版本、授权、调阅、证明, 或由谁申报。',
      example: 'origins',
    }),
  ),
});

/** What a person can do with a case. */
export const Action = v.strictObject({
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
  applicant: v.optional(
    field(v.boolean(), {
      en: 'True where the applicant takes it: a call on the case of a resident names that resident. No claim binds it.',
      zh: '为 true 时由申请人办理: 居民的办件, 调用时须给出该居民本人的身份标识; 不受认领限制。',
      example: true,
    }),
  ),
  notice: v.optional(
    field(StepName, {
      en: 'Which notice is filled in and kept with the case; delivering it is for the portal.',
      zh: '办理时生成并随办件保存的通知; 送达由门户负责。',
      example: 'accepted',
    }),
  ),
  fee: v.optional(
    field(FeeMark, {
      en: 'What becomes of a fee by it: it falls due, is paid, or is waived.',
      zh: '办理后某项费用的状态: 应缴、已缴或免缴。',
    }),
  ),
});
