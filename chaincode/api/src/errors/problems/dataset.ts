import { problemTable } from '@oneplusn/errors';

/** In what a program's definition of a dataset differs from the catalog. */
export const datasetProblems = problemTable('dataset', {
  ownedByOther: {
    en: 'it is owned by {owner}, and the caller belongs to {msp}',
    zh: '属于 {owner}, 而调用者属于 {msp}',
  },
  otherKey: { en: 'the key is {fields}', zh: '主键为 {fields}' },
  otherClass: { en: 'its sharing class is {sharing}', zh: '共享类型为 {sharing}' },
  noField: { en: 'it has no field {field}', zh: '没有信息项 {field}' },
  otherField: { en: 'the field {field} is defined otherwise', zh: '信息项 {field} 的定义不同' },
  otherRequired: { en: 'other fields are required', zh: '必填的信息项不同' },
});
