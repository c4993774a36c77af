/** A small app with all that a form can have: a condition, rows, kinds, help; and a process that residents begin. */
export const permit = `
import { defineApp } from '@oneplusn/sdk';

export const permit = defineApp({
  name: 'stall-permit',
  datasets: {},
  roles: { clerk: { roles: ['official'] }, portal: { roles: ['official'], department: 'civil-affairs' } },
  forms: {
    application: {
      title: { zh: '摆摊申请', en: 'Application for a stall' },
      help: { rent: { zh: '每月租金', en: 'The rent of a month' } },
      when: { landlord: { op: '=', field: 'tenancy', value: 'rented' } },
      kinds: { rent: 'amount' },
      groups: [
        {
          name: 'goods',
          title: { zh: '货品', en: 'Goods' },
          max: 3,
          schema: { type: 'object', properties: { good: { type: 'string', title: '品名' } }, required: ['good'] },
        },
      ],
      sections: [
        { title: { zh: '摊位', en: 'Stall' }, fields: ['stall', 'tenancy', 'landlord', 'rent'] },
        { title: { zh: '货品', en: 'What is sold' }, fields: ['goods', 'hot'] },
      ],
      schema: {
        type: 'object',
        properties: {
          stall: { type: 'string', title: '摊位名称', maxLength: 40 },
          tenancy: { type: 'string', title: '产权', enum: ['rented', 'owned'] },
          landlord: { type: 'string', title: '房东', maxLength: 40 },
          rent: { type: 'integer', title: '租金', minimum: 0 },
          hot: { type: 'boolean', title: '是否热食' },
        },
        required: ['stall', 'tenancy', 'landlord'],
      },
    },
  },
  process: {
    title: { zh: '摆摊许可', en: 'Stall permit' },
    department: 'hrss/licensing',
    days: 5,
    begin: { form: 'application', residents: 'portal' },
    fees: { plate: { title: { zh: '牌照费', en: 'Plate' }, amount: 1500 } },
    notices: {
      granted: { title: { zh: '准予告知', en: 'Granted' }, text: { zh: '{stall}: 已准予。', en: '{stall}: granted.' } },
    },
    states: {
      waiting: { title: { zh: '待办理', en: 'Waiting' }, kind: 'start', days: 2 },
      paying: { title: { zh: '待缴费', en: 'To be paid' } },
      granted: { title: { zh: '已准予', en: 'Granted' }, kind: 'end' },
      withdrawn: { title: { zh: '已撤回', en: 'Withdrawn' }, kind: 'end' },
    },
    actions: {
      grant: {
        title: { zh: '准予', en: 'Grant' }, from: ['waiting'], to: 'paying', by: 'clerk',
        notice: 'granted', fee: { name: 'plate', mark: 'due' },
      },
      pay: {
        title: { zh: '已缴费', en: 'Paid' }, from: ['paying'], to: 'granted', by: 'clerk',
        fee: { name: 'plate', mark: 'paid' },
      },
      withdraw: {
        title: { zh: '撤回', en: 'Withdraw' }, from: ['waiting'], to: 'withdrawn', by: 'portal', applicant: true,
      },
    },
  },
});
`;

export const permitScenarios = `
export const scenarios = [
  {
    name: 'a stall is granted',
    begin: { by: 'GD/li', fields: { stall: '桥头<b>早点</b>', tenancy: 'owned', goods: [{ good: '豆浆' }] } },
    when: [{ by: 'GD/li', action: 'grant' }, { by: 'GD/li', action: 'pay' }],
    then: { at: 'granted' },
  },
];
`;
