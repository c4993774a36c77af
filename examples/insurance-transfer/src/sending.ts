/** Where somebody worked before: answers the letter within fifteen working days, and ends the relation there. */
import { defineApp } from '@oneplusn/sdk';
import { letters, transfers } from './datasets.ts';
import { arrival, query, settlement } from './forms.ts';

export const sending = defineApp({
  name: 'insurance-transfer-out',
  datasets: { letters, transfers },
  roles: { clerk: { roles: ['official'] } },
  forms: { arrival, settlement, query },
  process: {
    title: { zh: '基本养老保险关系转出', en: 'Passing a pension relation on' },
    department: 'hrss',
    begin: { form: 'arrival' },
    states: {
      received: { title: { zh: '收到联系函', en: 'Letter received' }, kind: 'start', days: 15 },
      transferred: { title: { zh: '已转出', en: 'Transferred' }, kind: 'end' },
      returned: { title: { zh: '已退回', en: 'Sent back' }, kind: 'end' },
    },
    actions: {
      transfer: {
        title: { zh: '生成信息表, 划转基金, 终止关系', en: 'Transfer, and end the relation here' },
        from: ['received'],
        to: 'transferred',
        by: 'clerk',
        form: 'settlement',
        outcome: {
          dataset: 'transfers',
          fields: { certificate: 'certificate', months: 'months', balance: 'balance', pooled: 'pooled' },
          number: 'number',
          day: 'ended',
        },
      },
      return: {
        title: { zh: '联系函有误, 退回', en: 'Send the letter back' },
        from: ['received'],
        to: 'returned',
        by: 'clerk',
        form: 'query',
      },
    },
  },
});
