/** The ministry's side, which stands already where the app is used: its dataset, and four people in it. */
import { defineDataset, type Ledger } from '@oneplusn/sdk';
import { insured } from '../src/datasets.ts';

export const company = '珠江人力资源服务有限公司';

export const people = [
  { idNumber: '44010619900307001X', name: '王芳', employer: company, active: true },
  { idNumber: '440106199003070036', name: '李强', employer: company, active: true },
  { idNumber: '440106199003070052', name: '张敏', employer: company, active: true },
  { idNumber: '440106199003070079', name: '刘洋', employer: '别的单位', active: true },
];

const published = defineDataset({
  ...insured,
  code: '334001002/0007',
  title: '社会保险参保人员信息',
  abstract: '参保人员的身份、参保单位与缴费状态',
  domain: '人力资源和社会保障',
  catalog: 'department',
  grade: 'general-4',
  updateCycle: 'monthly',
});

export async function publishInsured(steward: Ledger): Promise<void> {
  await steward.dataset(published).publish();
  await steward.dataset(published).put(people);
}
