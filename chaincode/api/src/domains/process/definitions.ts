import * as v from 'valibot';
import { errors } from '../../errors';
import { field } from '../../fields/field';
import { nothingMore } from '../../fields/nothing';
import { Definition } from '../../process/definition';
import { transaction } from '../../transaction';
import { LocalName, Msp, Page, pageOf } from '../../values/scalars';
import { DefinitionVersion, Process, PublishedDefinition, processId } from './shapes';

export const publish = transaction({
  name: 'process.publish',
  kind: 'submit',
  summary: { zh: '发布流程定义', en: 'Publish the definition of a process' },
  about: {
    en:
      'A name that is published again gets its next version; cases go on under the one they began with. All that is ' +
      'wrong is told at once, each with its place.',
    zh: '同名再次发布即为下一版; 已开始的办件仍依原版办理。发现的问题一次全部列出, 各附位置。',
  },
  requires: {
    en:
      'That every state can be reached and, however the guards stand, brought to an end; that names stand once and ' +
      'lead somewhere; that every action names a role; that its departments are set up; that an earlier version is ' +
      "looked after by the caller's department.",
    zh:
      '各状态均可到达, 且无论条件如何均能办结; 名称不重复, 且各有所指; 每个动作写明角色; 所写部门均已设立; ' +
      '已有前版的, 由调用方部门维护。',
  },
  emits: {
    en: 'The definition under its version, and the process that names its newest one.',
    zh: '该版本的流程定义, 以及指明最新版本的流程。',
  },
  signers: ['caller', 'witness'],
  callers: ['steward'],
  input: v.object({
    name: field(LocalName, {
      en: 'What the id ends with: `food-licence` of GD becomes `GD/food-licence`.',
      zh: '编号的后半部分: GD 的 `food-licence` 即成为 `GD/food-licence`。',
      example: 'food-licence',
    }),
    definition: field(Definition, {
      en: 'States, actions and forms of the service; `oneplusn process check` looks through it first.',
      zh: '该事项的状态、动作和表单; 可先用 `oneplusn process check` 检查。',
    }),
  }),
  output: Process,
  errors: [errors.ledger.notOwner, errors.registry.unknownDepartment, errors.process.unsound, errors.process.unchanged],
});

export const get = transaction({
  name: 'process.get',
  kind: 'evaluate',
  summary: { zh: '查看流程定义', en: 'Show the definition of a process' },
  requires: { en: 'That this version was published and its seal holds.', zh: '该版本已发布, 且封印相符。' },
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({
    process: processId,
    version: v.optional(
      field(DefinitionVersion, {
        en: 'Which version is wanted; the newest where none is named.',
        zh: '要查看第几版; 不填则为最新一版。',
        example: 1,
      }),
    ),
  }),
  output: PublishedDefinition,
  errors: [errors.ledger.notFound, errors.ledger.sealBroken],
});

const listed = transaction({
  name: 'process.list',
  kind: 'evaluate',
  summary: { zh: '列出流程', en: 'List the processes' },
  about: { en: 'In order of their ids, each by its newest version.', zh: '按编号排序, 各列最新一版。' },
  requires: nothingMore,
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({
    authority: v.optional(
      field(Msp, {
        en: 'Whose processes are listed; those of all where none is named.',
        zh: '列出哪个机构的流程; 不填则列出全部。',
      }),
    ),
    ...Page.entries,
  }),
  output: pageOf(Process),
  errors: [],
});

export { listed as list };
