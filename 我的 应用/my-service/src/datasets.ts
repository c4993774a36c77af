/** What the letter is made of: a dataset that the state has already, and the one that the letter becomes. */
import { defineDataset } from '@oneplusn/sdk';

/** Of the ministry: who holds a social security card. Each reading takes a grant. */
export const persons = defineDataset({
  id: 'MHRSS/card-holders',
  key: ['idNumber'],
  sharing: { class: 'conditional', condition: '用于公共服务' },
  schema: {
    type: 'object',
    properties: {
      idNumber: { type: 'string', title: '公民身份号码', format: 'resident-id' },
      name: { type: 'string', title: '姓名', maxLength: 60 },
      address: { type: 'string', title: '居住地址', maxLength: 200 },
    },
    required: ['idNumber', 'name'],
  },
});

/** What the province issues. */
export const letters = defineDataset({
  id: 'GD/residence-letters',
  code: '344010101/0102',
  title: '居住证明',
  abstract: '已出具的居住证明',
  domain: '公共服务',
  catalog: 'department',
  key: ['number'],
  sharing: { class: 'conditional', condition: '用于核验居住证明' },
  schema: {
    type: 'object',
    properties: {
      number: { type: 'string', title: '证明编号', maxLength: 60 },
      name: { type: 'string', title: '姓名', maxLength: 60 },
      address: { type: 'string', title: '居住地址', maxLength: 200 },
      issued: { type: 'string', title: '出具日期', format: 'date' },
      origins: { type: 'string', title: '各值来源' },
    },
    required: ['number', 'name', 'address', 'issued', 'origins'],
  },
  grade: 'general-3',
  updateCycle: 'realtime',
});
