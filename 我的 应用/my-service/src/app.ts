/** A residence letter: asked for, then issued or refused. */
import { defineApp } from '@oneplusn/sdk';
import { letters, persons } from './datasets.ts';
import { refusal, request } from './forms.ts';

export const app = defineApp({
  name: 'my-service',
  datasets: { persons, letters },
  roles: {
    clerk: { roles: ['official'] },
    officer: { roles: ['approver'], department: 'development-reform' },
  },
  forms: { request, refusal },
  process: {
    title: { zh: '居住证明', en: 'Residence letter' },
    department: 'hrss/licensing',
    days: 3,
    states: {
      draft: { title: { zh: '填写中', en: 'Being filled in' }, kind: 'start' },
      submitted: { title: { zh: '待办理', en: 'Waiting' }, days: 2 },
      issued: { title: { zh: '已出具', en: 'Issued' }, kind: 'end' },
      refused: { title: { zh: '不予出具', en: 'Refused' }, kind: 'end' },
    },
    actions: {
      submit: { title: { zh: '提交', en: 'Submit' }, from: ['draft'], to: 'submitted', by: 'clerk', form: 'request' },
      issue: {
        title: { zh: '出具', en: 'Issue' },
        from: ['submitted'],
        to: 'issued',
        by: 'officer',
        outcome: {
          dataset: 'letters',
          fields: { name: 'name', address: 'address' },
          number: 'number',
          day: 'issued',
          origins: 'origins',
        },
      },
      refuse: {
        title: { zh: '不予出具', en: 'Refuse' },
        from: ['submitted'],
        to: 'refused',
        by: 'officer',
        form: 'refusal',
      },
    },
  },
});
