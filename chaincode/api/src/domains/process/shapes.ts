import * as v from 'valibot';
import { FieldName } from '../../dataset/schema';
import { field, shape } from '../../fields/field';
import { limits } from '../../fields/limits';
import { units } from '../../fields/units';
import { Definition } from '../../process/definition';
import { StepName } from '../../process/names';
import { DepartmentPath } from '../../values/department';
import { Day, FactId, Hash, Instant, Title, integer, list, provenance } from '../../values/scalars';

/** Which process is meant. */
export const processId = field(FactId, {
  en: 'Which process is meant: the authority that runs it, a slash, the name it was published under.',
  zh: '指明是哪个流程: 办理机构的代码、斜杠、发布时的名称。',
  example: 'GD/food-licence',
});

/** Which case is meant. */
export const caseId = field(FactId, {
  en: 'Which run of a process is meant; the authority that handles it begins the id.',
  zh: '指明是哪一件办件; 编号以办理机构的代码开头。',
  example: 'GD/c-8209468799999-5e0c61d9ab4287f3',
});

/** A version of a definition. */
export const DefinitionVersion = integer(1, 100_000);

const about = {
  process: processId,
  version: field(DefinitionVersion, {
    en: 'Counts what was published under this name, from 1. A case keeps to the one it began under.',
    zh: '该名称下第几次发布, 从 1 起。办件始终依其开始时的一版办理。',
    example: 1,
  }),
  digest: field(Hash, {
    en: 'SHA-256 of the definition in canonical JSON: whoever holds a copy can tell that it is this one.',
    zh: '流程定义规范 JSON 的 SHA-256: 持有副本者可据此确认是否同一定义。',
  }),
};

/** 流程: what an authority has published under a name; owned by it. */
export const Process = shape(
  'process',
  { en: 'process', zh: '流程' },
  v.object({
    id: field(FactId, {
      en: 'Under this cases are begun, and new versions published.',
      zh: '据此开始办件、发布新版。',
      example: 'GD/food-licence',
    }),
    version: about.version,
    digest: about.digest,
    title: field(Title, {
      en: 'What people call the service that is rendered.',
      zh: '所办事项供人阅读的称呼。',
      example: { zh: '食品经营许可', en: 'Food business licence' },
    }),
    department: field(DepartmentPath, {
      en: 'Whose stewards look after the process: they, and those of the ones above, publish its next version.',
      zh: '由哪个部门的数据专员维护该流程; 其上级部门的数据专员同样可发布新版。',
      example: 'data-bureau',
    }),
    provenance,
  }),
);
export type Process = v.InferOutput<typeof Process>;

/** One version of a process, as it was published; owned by the authority, and never changed. */
export const PublishedDefinition = v.object({
  id: field(FactId, {
    en: 'Names this very version: the process, a slash, its number.',
    zh: '该版本的名称: 流程编号、斜杠、版本号。',
    example: 'GD/food-licence/1',
  }),
  ...about,
  definition: field(Definition, {
    en: 'States, actions and forms, as the contract found them sound.',
    zh: '经合约检查无误的状态、动作和表单。',
  }),
  provenance,
});
export type PublishedDefinition = v.InferOutput<typeof PublishedDefinition>;

/** Where a case is, in one course of it. */
const Place = v.object({
  state: field(StepName, {
    en: 'Where the case waits or has ended, by its name in the definition.',
    zh: '办件在流程定义的何处等待办理, 或在何处办结。',
  }),
  since: field(Instant, {
    en: 'The moment at which the case came there.',
    zh: '办件转到此处的那一时刻。',
  }),
  due: v.optional(
    field(Day, {
      en: 'By the end of this day somebody has to act, counted in working days; absent where the state sets no term.',
      zh: '须在该日结束前办理, 以工作日计; 状态未定时限的没有此项。',
      example: '2026-10-20',
    }),
  ),
  claimed: v.optional(
    field(FactId, {
      en: 'Who has taken it on: until it is returned or done nobody else acts there. Absent where it is open to all.',
      zh: '已认领的人员: 办完或退回之前他人不能办理。无人认领的没有此项。',
      example: 'GD/li',
    }),
  ),
});
/** Where a case is, in one course of it. */
export type Place = v.InferOutput<typeof Place>;

/** The promised term of a case: it runs, or stands still. */
const Term = v.object({
  due: v.optional(
    field(Day, {
      en: 'By the end of this day the case is promised to be finished; absent while the term stands still.',
      zh: '承诺在该日结束前办结; 时限暂停期间没有此项。',
      example: '2026-10-20',
    }),
  ),
  left: v.optional(
    field(integer(0, 365), {
      en: 'What is left while the case waits for the applicant; it is counted again from the day the case goes on.',
      zh: '等待申请人期间剩余的工作日数; 自恢复办理之日起接着计算。',
      unit: units.workingDay,
      example: 8,
    }),
  ),
});

/** 办件: one run of a process, in the own collection of the authority that handles it. */
export const Case = shape(
  'case',
  { en: 'case', zh: '办件' },
  v.object({
    id: field(FactId, {
      en: 'Under this the case is acted on and found.',
      zh: '据此办理和查找该办件。',
      example: 'GD/c-8209468799999-5e0c61d9ab4287f3',
    }),
    ...about,
    state: field(v.picklist(['open', 'ended']), {
      en: 'Whether it goes on, or has come to an end of its process.',
      zh: '是否仍在办理, 或已到流程的终结状态。',
      example: 'open',
    }),
    places: field(list(Place, limits.states, 1), {
      en: 'The states it is in: one, or where branches run at the same time the fork and one of each branch.',
      zh: '所处状态: 通常一个; 分支同时办理时, 为该并行状态及各分支的一个状态。',
    }),
    term: v.optional(
      field(Term, {
        en: 'The time promised for the whole case; absent before it leaves its start, and where none is promised.',
        zh: '整个办件的承诺时限; 离开起始状态之前, 或未作承诺的没有此项。',
      }),
    ),
    step: field(integer(1, limits.steps), {
      en: 'How many steps were done. Who acts says which one they have seen, so that nobody decides on an old page.',
      zh: '已办的步数。办理时须写明所见的步数, 以免依据旧页面作出决定。',
      example: 3,
    }),
    last: field(Hash, {
      en: 'SHA-256 of the newest step, which names the one before: this vouches for the whole history.',
      zh: '最新一步的 SHA-256; 各步都写明前一步, 因此可为全部办理记录作证。',
    }),
    provenance,
  }),
);
export type Case = v.InferOutput<typeof Case>;

/** One step of a case, as it was done; never changed. */
export const Step = shape(
  'case-step',
  { en: 'step of a case', zh: '办件的一步' },
  v.object({
    case: caseId,
    number: field(integer(1, limits.steps), {
      en: 'Its place in the history; the beginning is 1.',
      zh: '在办理记录中的序号; 开始为 1。',
      example: 3,
    }),
    kind: field(v.picklist(['begin', 'act', 'claim', 'delegate', 'return']), {
      en: 'What was done: the case was begun, an action was taken, or the work was passed from hand to hand.',
      zh: '所办何事: 开始办件、办理动作, 或认领、转交、退回。',
      example: 'act',
    }),
    action: v.optional(
      field(StepName, {
        en: 'Which action of the definition was taken; absent where work only changed hands.',
        zh: '办理了流程中的哪个动作; 仅交接时没有。',
        example: 'accept',
      }),
    ),
    to: field(list(StepName, limits.states, 1), {
      en: 'Where the case was afterwards.',
      zh: '此后办件所处的各状态。',
      example: ['under-review'],
    }),
    holder: v.optional(
      field(FactId, {
        en: 'In whose hands the work was afterwards, where it was claimed or delegated.',
        zh: '认领或转交后由谁办理。',
        example: 'GD/li',
      }),
    ),
    form: v.optional(
      field(StepName, {
        en: 'The form that was filled in; what it says lies encrypted in the vault of the authority.',
        zh: '所填的表单; 内容加密存于本机构密文库。',
        example: 'application',
      }),
    ),
    root: v.optional(
      field(Hash, {
        en: 'The root of a salted Merkle tree over what the form says: single fields can be proved by it later.',
        zh: '表单内容的加盐 Merkle 树根: 日后可据此证明其中单个信息项。',
      }),
    ),
    dataset: v.optional(
      field(FactId, {
        en: 'Where a record was written with it, such as the licence; the record itself lies in the vault.',
        zh: '随之写入记录 (如许可证) 的目录条目; 记录本身存于密文库。',
        example: 'GD/food-licences',
      }),
    ),
    previous: v.optional(
      field(Hash, { en: 'SHA-256 of the step before; absent on the first.', zh: '前一步的 SHA-256; 第一步没有。' }),
    ),
    provenance,
  }),
);
export type Step = v.InferOutput<typeof Step>;

/** A field of a case, with where it comes from. */
const CaseField = v.object({
  value: field(
    v.union([
      field(v.pipe(v.string(), v.maxLength(2 * limits.fieldText)), {
        en: 'The text that was filled in.',
        zh: '所填的文本内容。',
        example: 'Corner Canteen',
        exampleZh: '街角小食堂',
      }),
      field(v.pipe(v.number(), v.safeInteger()), {
        en: 'The whole number that was filled in.',
        zh: '所填的整数数值。',
        example: 120,
      }),
      v.boolean(),
    ]),
    { en: 'What the newest form that has this field says.', zh: '含该信息项的最近一张表单所填的内容。' },
  ),
  step: field(integer(1, limits.steps), {
    en: 'In which entry of the history the value was filled in, by its number.',
    zh: '该值在第几次办理时填入, 即办理记录的序号。',
    example: 2,
  }),
});

/** All fields that a case has gathered. */
export const CaseData = v.pipe(v.record(FieldName, CaseField), v.maxEntries(limits.caseFields));
export type CaseData = v.InferOutput<typeof CaseData>;

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
    due: v.optional(
      field(Day, {
        en: 'By the end of this day somebody has to act; absent where there is no term.',
        zh: '须在该日结束前办理; 没有时限的没有此项。',
        example: '2026-10-20',
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
