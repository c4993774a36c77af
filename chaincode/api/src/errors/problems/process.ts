import { problemTable } from '@oneplusn/errors';

/** What keeps a definition from being a process: told at publishing, each with the place in the definition. */
export const processProblems = problemTable('process', {
  at: { en: '{path}: {problem}', zh: '{path} 处: {problem}' },
  nameTwice: { en: 'the name {name} is used before', zh: '名称 {name} 重复' },
  noState: { en: 'there is no state {name}', zh: '没有状态 {name}' },
  noForm: { en: 'there is no form {name}', zh: '没有表单 {name}' },
  noFork: { en: '{name} is no fork', zh: '{name} 不是并行状态' },
  noBranch: { en: '{fork} has no branch {branch}', zh: '{fork} 没有分支 {branch}' },
  withinItself: { en: '{name} would stand within itself', zh: '{name} 处于自身之内' },
  forkOpen: { en: 'a fork needs branches, and a state that it goes on to', zh: '并行状态须写明各分支和随后转入的状态' },
  notAFork: { en: 'only a fork has branches and goes on by itself', zh: '只有并行状态才有分支并自动转入下一状态' },
  noStart: { en: 'the course {course} has no start', zh: '流程段 {course} 没有起始状态' },
  startTwice: { en: 'the course {course} has a start already', zh: '流程段 {course} 已有起始状态' },
  noEnd: { en: 'the course {course} has no end', zh: '流程段 {course} 没有终结状态' },
  endLeft: { en: 'the end {name} is left again', zh: '终结状态 {name} 之后又有动作' },
  crosses: {
    en: 'it leads from {from} into another course: only within a course, or out of a whole fork',
    zh: '由 {from} 转入另一流程段: 只能在同一流程段内转移, 或自整个并行状态转出',
  },
  unreachable: { en: 'no case ever comes to {name}', zh: '任何办件都到不了 {name}' },
  deadlock: { en: 'a case in {name} has no way out', zh: '办件到 {name} 后再无动作可办' },
  cannotEnd: {
    en: 'from {name} no end is sure to be reached: every way there may be closed by a guard, or leads in a circle',
    zh: '自 {name} 不能确保办结: 各条路径都可能被条件关闭, 或只能循环',
  },
  noRole: { en: 'nobody may do it: no role is named', zh: '没有写明角色, 无人能办' },
  formUnused: { en: 'no action asks for the form {name}', zh: '没有动作使用表单 {name}' },
  fieldOther: {
    en: 'the field {field} is of another type on the form {form}',
    zh: '信息项 {field} 在表单 {form} 中类型不同',
  },
  fieldsMany: {
    en: 'the forms have {count} fields together, {limit} at most',
    zh: '各表单合计 {count} 项, 至多 {limit} 项',
  },
  fieldHidden: {
    en: 'no section of the form {form} has the field {field}',
    zh: '表单 {form} 没有一节含信息项 {field}',
  },
  fieldUnknown: { en: 'no form has the field {field}', zh: '没有表单含信息项 {field}' },
  noDataset: { en: 'there is no dataset {dataset} in use', zh: '没有在用的目录条目 {dataset}' },
  datasetOther: {
    en: '{dataset} is not a conditional dataset that the publisher looks after',
    zh: '{dataset} 不是由发布者维护的、有条件共享的目录条目',
  },
  itemUnknown: { en: '{dataset} has no item {item}', zh: '{dataset} 没有信息项 {item}' },
  itemMissing: { en: 'nothing fills the item {item} of {dataset}', zh: '{dataset} 的信息项 {item} 无处取值' },
  itemOther: { en: 'the item {item} is {type}, what fills it is not', zh: '信息项 {item} 为{type}, 所取之值不是' },
  fetchTwice: { en: 'the field {field} is fetched twice', zh: '信息项 {field} 重复调取' },
  fetchTwoWays: { en: 'the item {item} is taken in two forms', zh: '信息项 {item} 以两种形式调取' },
  fetchKey: {
    en: '{field} is fetched itself by this form: who fills it in must know it',
    zh: '{field} 本身由该表单调取: 须由填写人给出',
  },
  fetchKeyParts: {
    en: 'the key of {dataset} has {wanted} parts, {found} are given',
    zh: '{dataset} 的主键有 {wanted} 项, 所写为 {found} 项',
  },
  fetchClosed: {
    en: '{dataset} is not shared: nobody can be granted it',
    zh: '{dataset} 不予共享, 无从获得授权',
  },
  fetchAimless: {
    en: '{dataset} is conditional: a purpose is needed, by which a grant is found',
    zh: '{dataset} 为有条件共享: 须写明用途, 据以确定授权',
  },
  fetchUndeclared: { en: '{dataset} does not release {item} as {form}', zh: '{dataset} 不以 {form} 形式提供 {item}' },
  neverFound: { en: 'something was found', zh: '已查到记录' },
  nothingFetched: { en: 'nothing was fetched', zh: '未曾调取' },
  reasonless: { en: 'a reason is needed', zh: '须说明理由' },
  notFetched: { en: 'the form asks for it as it is', zh: '表单本来就要求填写' },
  valueOther: { en: 'the field {field} is {type}, the value is not', zh: '信息项 {field} 为{type}, 所比之值不是' },
  valueLong: { en: 'no value of the field {field} is so long', zh: '信息项 {field} 的值不会有这么长' },
  notOrdered: { en: 'the field {field} has no order', zh: '信息项 {field} 不分大小' },
  schema: { en: 'the schema contradicts itself at {place}: {problem}', zh: '表单规定在 {place} 自相矛盾: {problem}' },
});
