/** A conditional dataset of the ministry, and made-up people for it: nobody real is in here. */
import { defineDataset } from '@oneplusn/sdk';

export const insuredPersons = defineDataset({
  id: 'MHRSS/insured',
  code: '334001002/0007',
  title: '社会保险参保人员信息',
  abstract: '参保人员的身份、险种与缴费状态, 供办理许可、待遇核验时查询',
  domain: '人力资源和社会保障',
  catalog: 'department',
  key: ['idNumber'],
  schema: {
    type: 'object',
    properties: {
      idNumber: {
        type: 'string',
        title: '居民身份号码',
        format: 'resident-id',
        'x-grade': 'general-4',
        'x-derive': ['last:4', 'first:6'],
      },
      name: { type: 'string', title: '姓名', maxLength: 60, 'x-grade': 'general-3', 'x-derive': ['first:1'] },
      birthDate: { type: 'string', title: '出生日期', format: 'date', 'x-grade': 'general-3', 'x-derive': ['year'] },
      division: { type: 'string', title: '参保地', format: 'division' },
      employer: { type: 'string', title: '参保单位', maxLength: 120 },
      insurance: { type: 'string', title: '险种', enum: ['养老', '医疗', '失业', '工伤', '生育'] },
      months: { type: 'integer', title: '累计缴费月数', minimum: 0, maximum: 900 },
      active: { type: 'boolean', title: '是否正常参保' },
      address: { type: 'string', title: '住址', maxLength: 200, 'x-grade': 'general-4' },
    },
    required: ['idNumber', 'name', 'birthDate', 'division', 'insurance', 'months', 'active'],
  },
  sharing: {
    class: 'conditional',
    condition: '用于行政许可、待遇核验等法定职责',
    basis: '《政务数据共享条例》(国务院令第809号)',
  },
  grade: 'general-4',
  updateCycle: 'monthly',
} as const);

const surnames = [...'王李张刘陈杨黄赵吴周徐孙马朱胡林郭何高罗'];
const given = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰梅鹏飞宇'];
const insurances = ['养老', '医疗', '失业', '工伤', '生育'] as const;
const divisions = ['440103', '440106', '440304', '440305', '330102', '330106'] as const;
const employers = [
  '南方精密制造有限公司',
  '西湖软件股份有限公司',
  '珠江物流集团',
  '前海商贸有限公司',
  undefined,
] as const;

const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;
const two = (n: number): string => String(n).padStart(2, '0');

/** GB 11643: seventeen digits and the check character. */
function residentId(division: string, birthDate: string, sequence: number): string {
  const body = `${division}${birthDate.replaceAll('-', '')}${String(sequence % 1000).padStart(3, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, i) => total + weight * Number(body[i]), 0);
  return body + '10X98765432'.charAt(sum % 11);
}

/** `count` people, always the same ones. */
export function insuredRows(count: number) {
  return Array.from({ length: count }, (_, n) => {
    const birthDate = `${1960 + (n % 40)}-${two(1 + (n % 12))}-${two(1 + (n % 28))}`;
    const division = pick(divisions, n);
    const employer = pick(employers, n >> 1);
    return {
      idNumber: residentId(division, birthDate, n),
      name: pick(surnames, n * 7) + pick(given, n * 3) + (n % 3 === 0 ? '' : pick(given, n * 11 + 5)),
      birthDate,
      division,
      ...(employer === undefined ? {} : { employer }),
      insurance: pick(insurances, n),
      months: (n * 13) % 480,
      active: n % 9 !== 0,
      address: `示例路 ${1 + (n % 300)} 号`,
    };
  });
}
