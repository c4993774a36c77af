/** What the licence is made of: two datasets that the state has already, and the one that it becomes. */
import { defineDataset } from '@oneplusn/sdk';

/** Of the ministry: who holds a social security card. Each reading takes a grant. */
export const persons = defineDataset({
  id: 'MHRSS/card-holders',
  key: ['idNumber'],
  sharing: { class: 'conditional', condition: '用于行政许可等法定职责' },
  schema: {
    type: 'object',
    properties: {
      idNumber: { type: 'string', title: '公民身份号码', format: 'resident-id' },
      name: { type: 'string', title: '姓名', maxLength: 60 },
      sex: { type: 'string', title: '性别', enum: ['男', '女'] },
      ethnicGroup: { type: 'string', title: '民族', maxLength: 20 },
      birthDate: { type: 'string', title: '出生日期', format: 'date' },
      address: { type: 'string', title: '户籍地址', maxLength: 200 },
      validUntil: { type: 'string', title: '证件有效期至', format: 'date' },
    },
    required: ['idNumber', 'name', 'sex', 'birthDate'],
  },
});

/** Of the province: its standard addresses, open to all. */
export const addresses = defineDataset({
  id: 'GD/standard-addresses',
  key: ['code'],
  sharing: { class: 'unconditional' },
  schema: {
    type: 'object',
    properties: {
      code: { type: 'string', title: '标准地址编码', maxLength: 30 },
      address: { type: 'string', title: '标准地址', maxLength: 200 },
      division: { type: 'string', title: '行政区划代码', format: 'division' },
      building: { type: 'string', title: '建筑物名称', maxLength: 100 },
      use: { type: 'string', title: '房屋用途', maxLength: 40 },
      area: { type: 'integer', title: '建筑面积 (平方米)', minimum: 1 },
    },
    required: ['code', 'address', 'division'],
  },
});

/** What the province issues. */
export const licences = defineDataset({
  id: 'GD/business-licences',
  code: '344010101/0101',
  title: '营业执照',
  abstract: '已核发的个体工商户营业执照',
  domain: '市场监管',
  catalog: 'department',
  key: ['number'],
  sharing: { class: 'conditional', condition: '用于行政许可核验' },
  schema: {
    type: 'object',
    properties: {
      number: { type: 'string', title: '执照编号', maxLength: 60 },
      name: { type: 'string', title: '名称', maxLength: 60 },
      operator: { type: 'string', title: '经营者', maxLength: 60 },
      premises: { type: 'string', title: '经营场所', maxLength: 200 },
      scope: { type: 'string', title: '经营范围', maxLength: 400 },
      issued: { type: 'string', title: '核准日期', format: 'date' },
      origins: { type: 'string', title: '各值来源' },
    },
    required: ['number', 'name', 'operator', 'premises', 'scope', 'issued', 'origins'],
  },
  grade: 'general-3',
  updateCycle: 'realtime',
});
