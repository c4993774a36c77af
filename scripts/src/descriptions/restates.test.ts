import { restatesEn, restatesZh } from './restates';

test.each([
  ['updateCycle', 'Update cycle'],
  ['updateCycle', 'The update cycle of it'],
  ['grants', 'The grant'],
  ['department', 'Department of the authority'],
  ['txId', 'Transaction id'],
  ['keys', 'Which keys these are'],
  ['reason', ''],
])('%s: %j says nothing', (name, meaning) => expect(restatesEn(name, meaning)).toBe(true));

test.each([
  ['updateCycle', 'How often the provider brings the records up to date.'],
  ['grant', 'What was given; absent where the request was refused.'],
])('%s: %j says something', (name, meaning) => expect(restatesEn(name, meaning)).toBe(false));

test.each([
  ['updateCycle', '更新周期', true],
  ['updateCycle', '该更新的周期。', true],
  ['department', '机构的部门', true],
  ['updateCycle', '提供方承诺多久使记录与实际一致一次。', false],
  ['grant', '所给予的授权; 不同意时没有。', false],
])('%s: %s', (name, meaning, restates) => expect(restatesZh(name, meaning)).toBe(restates));
