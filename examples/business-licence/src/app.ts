/**
 * A business licence: application, acceptance, completion where something is missing, review, decision. After the
 * Regulation on the Registration of Market Entities (State Council order 746): what the sharing platform supplies is
 * not asked for again (article 16), and what is not registered on the spot is within three working days (article 19).
 */
import { defineApp } from '@oneplusn/sdk';
import { addresses, licences, persons } from './datasets.ts';
import { application, missing, refusal } from './forms.ts';

export const licence = defineApp({
  name: 'business-licence',
  datasets: { persons, addresses, licences },
  roles: {
    clerk: { roles: ['official'] },
    registrar: { roles: ['approver'], department: 'development-reform' },
  },
  forms: { application, missing, refusal },
  process: {
    title: { zh: '个体工商户营业执照', en: 'Business licence' },
    department: 'hrss/licensing',
    days: 3,
    states: {
      draft: { title: { zh: '填写中', en: 'Being filled in' }, kind: 'start' },
      submitted: { title: { zh: '待受理', en: 'Waiting for acceptance' }, days: 1 },
      correcting: { title: { zh: '待补正', en: 'Waiting for completion' }, paused: true },
      reviewing: { title: { zh: '审查中', en: 'Under review' }, days: 2 },
      deciding: { title: { zh: '待决定', en: 'Waiting for the decision' }, days: 1 },
      issued: { title: { zh: '已发照', en: 'Issued' }, kind: 'end' },
      refused: { title: { zh: '不予登记', en: 'Refused' }, kind: 'end' },
      withdrawn: { title: { zh: '已撤回', en: 'Withdrawn' }, kind: 'end' },
    },
    actions: {
      submit: {
        title: { zh: '提交申请', en: 'Submit' },
        from: ['draft'],
        to: 'submitted',
        by: 'clerk',
        form: 'application',
      },
      accept: { title: { zh: '受理', en: 'Accept' }, from: ['submitted'], to: 'reviewing', by: 'clerk' },
      return: {
        title: { zh: '一次告知补正', en: 'Tell what is missing' },
        from: ['submitted'],
        to: 'correcting',
        by: 'clerk',
        form: 'missing',
      },
      complete: {
        title: { zh: '补正', en: 'Complete' },
        from: ['correcting'],
        to: 'submitted',
        by: 'clerk',
        form: 'application',
      },
      pass: { title: { zh: '审查通过', en: 'Pass' }, from: ['reviewing'], to: 'deciding', by: 'clerk' },
      withdraw: {
        title: { zh: '撤回申请', en: 'Withdraw' },
        from: ['submitted', 'correcting', 'reviewing'],
        to: 'withdrawn',
        by: 'clerk',
      },
      issue: {
        title: { zh: '准予登记', en: 'Issue' },
        from: ['deciding'],
        to: 'issued',
        by: 'registrar',
        outcome: {
          dataset: 'licences',
          fields: { name: 'shop', operator: 'name', premises: 'place', scope: 'scope' },
          number: 'number',
          day: 'issued',
          origins: 'origins',
        },
      },
      refuse: {
        title: { zh: '不予登记', en: 'Refuse' },
        from: ['deciding'],
        to: 'refused',
        by: 'registrar',
        form: 'refusal',
      },
    },
  },
});
