import { problemTable } from '@oneplusn/errors';

/** What contradicts the rules of the catalog. */
export const catalogProblems = problemTable('catalog', {
  codeParts: {
    en: 'class (1 digit), item (2), category (3), sub-category, a slash, sequence',
    zh: '应为 类 (1 位)、项 (2 位)、目 (3 位)、细目、斜杠、顺序码',
  },
  codeBasic: { en: 'a basic entry is of class 1', zh: '基础信息资源的类为 1' },
  codeTheme: { en: 'a theme entry is of class 2', zh: '主题信息资源的类为 2' },
  codeDepartment: { en: 'a department entry is of class 3', zh: '部门信息资源的类为 3' },
  codeFromOne: { en: 'items and categories are counted from 1', zh: '项、目从 1 编起' },
  codeTaken: { en: '{dataset} has it already', zh: '已用于 {dataset}' },
  noItem: { en: '{item} is no item', zh: '没有信息项 {item}' },
  minimumAboveMaximum: { en: 'minimum is above maximum', zh: 'minimum 大于 maximum' },
  minLengthAboveMaxLength: { en: 'minLength is above maxLength', zh: 'minLength 大于 maxLength' },
  notFromText: { en: '{derivation} cannot be derived from a text', zh: '不能由普通文本导出 {derivation}' },
  notFromFormat: {
    en: '{derivation} cannot be derived from the format {format}',
    zh: '不能由格式 {format} 导出 {derivation}',
  },
  keyOther: { en: 'records are named by {key}', zh: '记录以 {key} 为主键' },
  sharingOther: { en: 'records were put for {class} sharing', zh: '记录是按{class}登记的' },
  gradeLower: { en: 'what is graded {grade} keeps to it', zh: '{grade} 级数据不能降级' },
  itemGone: { en: 'the item {item} is gone', zh: '信息项 {item} 已不存在' },
  itemRequired: { en: 'the item {item} was not required before', zh: '信息项 {item} 原先不是必填' },
  minimumHigher: { en: 'the item {item} has a higher minimum', zh: '信息项 {item} 的 minimum 提高了' },
  maximumLower: { en: 'the item {item} has a lower maximum', zh: '信息项 {item} 的 maximum 降低了' },
  minLengthHigher: { en: 'the item {item} has a higher minLength', zh: '信息项 {item} 的 minLength 提高了' },
  maxLengthLower: { en: 'the item {item} has a lower maxLength', zh: '信息项 {item} 的 maxLength 降低了' },
  formatNew: { en: 'the item {item} has the format {format} now', zh: '信息项 {item} 新增格式 {format}' },
  enumNew: { en: 'the item {item} has an enum now', zh: '信息项 {item} 新增可选值限制' },
  valueGone: { en: 'the item {item} has no longer the value {value}', zh: '信息项 {item} 不再有可选值 {value}' },
  typeOther: { en: 'the item {item} has another type: {type}', zh: '信息项 {item} 的类型改为 {type}' },
});
