import { problemTable } from '@oneplusn/errors';

/** What keeps a condition of a grant from being one on records of its dataset. */
export const conditionProblems = problemTable('condition', {
  fieldUnknown: { en: 'the dataset has no item {field}', zh: '目录条目没有信息项 {field}' },
  valueOther: { en: 'the item {field} is {type}, the value is not', zh: '信息项 {field} 为{type}, 所比之值不是' },
  notOrdered: { en: 'the item {field} has no order', zh: '信息项 {field} 不分大小' },
  valueLong: { en: 'no value of the item {field} is so long', zh: '信息项 {field} 的值不会有这么长' },
  notDivision: {
    en: 'the item {field} is no text of the format division',
    zh: '信息项 {field} 不是行政区划代码 (format: division)',
  },
  nobodyAbove: {
    en: 'a grant for a whole authority is held by each department, so none delegates it',
    zh: '供整个机构使用的授权由各部门直接使用, 无须转授',
  },
  many: { en: 'together {number} conditions, at most {limit}', zh: '合计 {number} 项条件, 至多 {limit} 项' },
  hours: {
    en: 'the hours should end after they begin, as 08:30 and 17:30 do',
    zh: '时段的结束应晚于开始, 如 08:30 至 17:30',
  },
  timeOfDay: { en: 'it should be a time of day, HH:MM, up to 24:00', zh: '应为时刻 HH:MM, 至多 24:00' },
  planAlone: {
    en: 'an emergency opening names a plan in place of a grant',
    zh: '应急调阅以预案代替授权, 不得同时写明授权',
  },
  reasonWanted: { en: 'an emergency opening gives its reason, no other does', zh: '应急调阅须写明理由, 其他调阅不写' },
  dayTwice: { en: 'a day of the week stands twice', zh: '星期几重复' },
});
