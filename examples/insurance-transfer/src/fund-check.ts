/**
 * Whether the money that another province has transferred is there: a process of its own, since every kind of insurance
 * that moves with a person asks for it.
 */
import { defineApp } from '@oneplusn/sdk';
import { shortfall } from './forms.ts';

export const fundCheck = defineApp({
  name: 'fund-check',
  datasets: {},
  roles: { cashier: { roles: ['official'] } },
  forms: { shortfall },
  process: {
    title: { zh: '转移基金到账核对', en: 'Checking transferred money' },
    department: 'hrss',
    states: {
      matching: { title: { zh: '到账核对中', en: 'Being matched' }, kind: 'start', days: 5 },
      matched: { title: { zh: '相符', en: 'Matches' }, kind: 'end' },
      differs: { title: { zh: '不符', en: 'Differs' }, kind: 'end' },
    },
    actions: {
      match: { title: { zh: '确认到账', en: 'It is there' }, from: ['matching'], to: 'matched', by: 'cashier' },
      differ: {
        title: { zh: '金额不符', en: 'It differs' },
        from: ['matching'],
        to: 'differs',
        by: 'cashier',
        form: 'shortfall',
      },
    },
  },
});
