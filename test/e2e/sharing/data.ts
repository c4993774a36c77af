/** What the suites on records, access and audit share: datasets and made-up people. */
import { defineDataset } from '@oneplusn/sdk';

const entry = {
  domain: '人力资源和社会保障',
  catalog: 'department',
  grade: 'general-4',
  updateCycle: 'monthly',
} as const;

/** A conditional dataset of the ministry. */
export const insured = defineDataset({
  ...entry,
  id: 'MHRSS/insured',
  code: '334001002/0007',
  title: '参保人员',
  abstract: '参保人员的身份与缴费状态',
  key: ['idNumber'],
  schema: {
    type: 'object',
    properties: {
      idNumber: { type: 'string', format: 'resident-id', 'x-derive': ['last:4'] },
      name: { type: 'string', maxLength: 60, 'x-derive': ['first:1'] },
      birthDate: { type: 'string', format: 'date', 'x-derive': ['year'] },
      months: { type: 'integer', minimum: 0 },
      address: { type: 'string', maxLength: 200 },
    },
    required: ['idNumber', 'name', 'birthDate'],
  },
  sharing: { class: 'conditional', condition: '用于行政许可' },
});

/** An unconditional dataset of the ministry. */
export const posts = defineDataset({
  ...entry,
  id: 'MHRSS/posts',
  code: '334001002/0008',
  title: '职业分类',
  abstract: '职业代码与名称',
  key: ['code'],
  schema: {
    type: 'object',
    properties: { code: { type: 'string', maxLength: 20 }, name: { type: 'string', maxLength: 60 } },
    required: ['code', 'name'],
  },
  sharing: { class: 'unconditional' },
  grade: 'general-1',
});

/** A dataset that is not shared. */
export const secret = defineDataset({
  ...entry,
  id: 'MHRSS/audits',
  code: '334001002/0009',
  title: '内部稽核',
  abstract: '内部稽核底稿',
  key: ['number'],
  schema: { type: 'object', properties: { number: { type: 'string', maxLength: 20 } }, required: ['number'] },
  sharing: { class: 'not-shared', basis: '《社会保险法》第八十一条' },
});

const two = (n: number) => String(n).padStart(2, '0');

/** GB 11643: seventeen digits and the check character. */
function residentId(birthDate: string, sequence: number): string {
  const body = `440106${birthDate.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, i) => total + weight * Number(body[i]), 0);
  return body + '10X98765432'.charAt(sum % 11);
}

/** `count` people, always the same ones. */
export function people(count: number) {
  return Array.from({ length: count }, (_, n) => {
    const birthDate = `${1960 + (n % 40)}-${two(1 + (n % 12))}-${two(1 + (n % 28))}`;
    const idNumber = residentId(birthDate, n);
    return { idNumber, name: `欧阳${'甲乙丙丁戊'[n % 5]}${n}`, birthDate, months: n, address: `示例路 ${n} 号` };
  });
}

/** What a request must say besides its fields. */
export const wanted = {
  purpose: 'licence.review',
  basis: '《行政许可法》第三十四条',
  scenario: '办理人力资源服务许可',
  days: 90,
  quota: { records: 1000, per: 'day' },
} as const;
