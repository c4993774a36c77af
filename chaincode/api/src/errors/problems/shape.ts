import { problemTable } from '@oneplusn/errors';

/** What keeps an input from being what its description says. */
export const shapeProblems = problemTable('shape', {
  other: { en: '{words}', zh: '{words}' },
  notJson: { en: 'not JSON', zh: '不是 JSON' },
  notAnEnvelope: {
    en: 'the one argument should be an object with "requestId" and "input"',
    zh: '唯一的参数应为含 "requestId" 与 "input" 的对象',
  },
  notAWay: {
    en: 'this transaction does not go that way: leave it out, or use "wary"; "alone" only for what decides',
    zh: '该交易不能这样办理: 不填, 或用 "wary"; "alone" 只用于作出决定的交易',
  },
  missing: { en: 'it is missing', zh: '缺少' },
  unknown: { en: 'no such field', zh: '没有这一项' },
  halfCharacter: { en: 'half of a character pair: not valid Unicode', zh: '含不成对的代理字符, 不是有效的 Unicode' },
  notUtf8: { en: 'it is not UTF-8', zh: '不是 UTF-8' },
  lostCharacter: {
    en: 'it holds U+FFFD: characters were lost when it was read or converted before',
    zh: '含 U+FFFD: 此前读取或转换编码时已丢失字符',
  },
  text: { en: 'it should be text', zh: '应为文本' },
  wholeNumber: { en: 'it should be a whole number', zh: '应为整数' },
  tooLargeNumber: {
    en: 'beyond 9007199254740991 a number is not exact: declare the field as text',
    zh: '超过 9007199254740991 的整数不再精确: 请将该项定义为文本',
  },
  bigInt: {
    en: 'it is a BigInt, which JSON has no form for: give a number, or text',
    zh: '为 BigInt, JSON 无法表示: 请给出数字或文本',
  },
  trueOrFalse: { en: 'it should be true or false', zh: '应为 true 或 false' },
  list: { en: 'it should be a list', zh: '应为列表' },
  members: { en: 'it should be a set of name: value', zh: '应为一组 名称: 值' },
  scalar: { en: 'it should be text, a whole number, or true or false', zh: '应为文本、整数或 true/false' },
  oneOf: { en: 'it should be one of {choices}', zh: '应为其一: {choices}' },
  like: { en: 'it should match {pattern}', zh: '应符合 {pattern}' },
  msp: { en: 'it should be the id of an authority, like GD', zh: '应为机构代码, 如 GD' },
  localName: { en: 'it should be a local name, like insured', zh: '应为本机构内的名称, 如 insured' },
  factId: { en: 'it should be an id with its owner, like MHRSS/insured', zh: '应为带所有者的编号, 如 MHRSS/insured' },
  hash: { en: 'it should be 64 digits of lower-case hex', zh: '应为 64 位小写十六进制数' },
  secret: { en: 'it should be 16 to 64 bytes in lower-case hex', zh: '应为 16 至 64 字节的小写十六进制数' },
  requestId: {
    en: 'it should have 8 to 64 letters, digits, and . _ -, and begin with a letter or digit',
    zh: '应为 8 至 64 个字母、数字或 . _ -, 以字母或数字开头',
  },
  code: { en: 'it should be a catalog code, like 301002001/0007', zh: '应为目录代码, 如 301002001/0007' },
  division: { en: 'it should have six digits', zh: '应为六位数字' },
  department: {
    en: 'it should be the path of a department, like hrss/licensing',
    zh: '应为部门路径, 如 hrss/licensing',
  },
  stepName: {
    en: 'it should be a name inside a process, like under-review: lower-case letters, digits and -, 40 at most',
    zh: '应为流程内的名称, 如 under-review: 小写字母、数字和 -, 至多 40 个字符',
  },
  oneOperand: {
    en: 'it should be held against either a value or another field',
    zh: '应与一个值或另一项相比, 二者取一',
  },
  purpose: { en: 'it should be a dotted name, like licence.review', zh: '应为以点分隔的名称, 如 licence.review' },
  fieldName: {
    en: 'it should be the name of a field: a letter, then letters, digits and _, 64 at most',
    zh: '应为信息项名称: 以字母开头, 由字母、数字和 _ 组成, 至多 64 个字符',
  },
  derivation: {
    en: 'it should be whole, year, month, first:N or last:N',
    zh: '应为 whole、year、month、first:N 或 last:N',
  },
  moment: { en: 'it should be a moment: YYYY-MM-DDThh:mm:ss.sssZ', zh: '应为时间: YYYY-MM-DDThh:mm:ss.sssZ' },
  day: { en: 'it should be a day: YYYY-MM-DD', zh: '应为日期: YYYY-MM-DD' },
  partTwice: { en: '{part} is named twice', zh: '{part} 重复' },
  noSuchDay: { en: 'the calendar has no such day', zh: '日历上没有这一天' },
  atLeastLong: { en: 'at least {number} characters', zh: '至少 {number} 个字符' },
  atMostLong: { en: 'at most {number} characters', zh: '至多 {number} 个字符' },
  atLeastMany: { en: 'at least {number} items', zh: '至少 {number} 项' },
  atMostMany: { en: 'at most {number} items', zh: '至多 {number} 项' },
  atLeast: { en: 'it must not be below {number}', zh: '不得小于 {number}' },
  atMost: { en: 'it must not be above {number}', zh: '不得大于 {number}' },
  oneField: { en: 'at least one field', zh: '至少一个信息项' },
  oneEnd: { en: 'at least one end', zh: '至少一个终结状态' },
  oneAmount: {
    en: 'a fee has either a fixed amount or a field that says it',
    zh: '费用须写明固定金额或以哪一项为数额, 二者取一',
  },
  hundredItems: { en: '1 to 100 items', zh: '1 至 100 个信息项' },
  nameTaken: { en: 'this name is taken by JavaScript itself', zh: '该名称为 JavaScript 保留' },
  notANext: { en: 'not the next of a page of this list', zh: '不是此列表某一页的 next' },
  recordsAnnounced: {
    en: '{announced} are announced, {given} records are given',
    zh: '声明 {announced} 条, 实有 {given} 条记录',
  },
  keysAnnounced: {
    en: '{announced} are announced, {given} keys are given',
    zh: '声明 {announced} 条, 实有 {given} 个主键',
  },
  setsAnnounced: {
    en: '{announced} openings are announced, keys are given for {given}',
    zh: '声明 {announced} 次调阅, 实有 {given} 组主键',
  },
  keysInAll: {
    en: '{keys} keys in all, at most {limit} may go into one call',
    zh: '主键合计 {keys} 个, 一次调用至多 {limit} 个',
  },
  recordsInAll: {
    en: '{records} records in all, at most {limit} are given by one call',
    zh: '合计 {records} 条记录, 一次调用至多给出 {limit} 条',
  },
  keyTwice: { en: 'a key stands twice', zh: '主键重复' },
  emptyName: { en: 'empty text names nothing', zh: '空文本不能作为名称' },
  badName: {
    en: 'a name holds no NUL, no U+10FFFF and no half characters',
    zh: '名称不能含 NUL、U+10FFFF 或不成对的代理字符',
  },
});
