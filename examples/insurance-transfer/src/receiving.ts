/**
 * Where somebody works now: takes the pension relation over. After the provisional measures that the State Council's
 * office passed on in 2009 (国办发〔2009〕66号): fifteen working days to examine and write to the old place, fifteen for
 * that to transfer, fifteen to finish once form and money have come; a refusal is explained in writing. Where the days
 * to examine have passed, the supervisor of the office may act in the clerk's place (督办).
 */
import { defineApp } from '@oneplusn/sdk';
import { accounts, certificates, letters, participants, transfers } from './datasets.ts';
import { fundCheck } from './fund-check.ts';
import { application, explanation, letter, query, receipt } from './forms.ts';

export const receiving = defineApp({
  name: 'insurance-transfer-in',
  datasets: { participants, certificates, letters, transfers, accounts },
  calls: [fundCheck],
  roles: { clerk: { roles: ['official'] }, supervisor: { roles: ['approver'] } },
  forms: { application, explanation, letter, receipt, query },
  process: {
    title: { zh: '基本养老保险关系转入', en: 'Taking a pension relation over' },
    department: 'hrss',
    begin: { form: 'application', residents: 'clerk' },
    notices: {
      agreed: {
        title: { zh: '同意接收告知', en: 'Taken over' },
        text: {
          zh: '{name}: 已同意接收您的养老保险关系, 并向原参保地发出联系函 ({case})。凭证 {certificate}, 缴费 {months} 个月。',
          en: '{name}: your pension relation is taken over; we have written to the old place ({case}).',
        },
      },
      explained: {
        title: { zh: '不予转移接续告知', en: 'Not taken over' },
        text: { zh: '{name}: 不予办理转移接续。理由: {reason}', en: '{name}: it cannot be taken over. {reason}' },
      },
      continued: {
        title: { zh: '接续办结告知', en: 'Continued' },
        text: {
          zh: '{name}: 您的养老保险关系已接续, 转入 {sentMonths} 个月, 储存额 {sentBalance} 元。',
          en: '{name}: your relation goes on here, with {sentMonths} months and {sentBalance} yuan.',
        },
      },
    },
    states: {
      examining: {
        title: { zh: '审核中', en: 'Being examined' },
        kind: 'start',
        days: 15,
        escalate: 'supervisor',
      },
      waiting: { title: { zh: '待原参保地转移', en: 'Waiting for the old place' }, days: 15 },
      checking: {
        title: { zh: '基金到账核对中', en: 'The money is being checked' },
        kind: 'call',
        calls: {
          process: 'ZJ/fund-check',
          version: 1,
          gives: { received: 'received' },
          takes: { received: 'received', difference: 'difference' },
          ends: { matched: 'confirming', differs: 'waiting' },
        },
      },
      confirming: { title: { zh: '核对中', en: 'Being confirmed' }, days: 15 },
      continued: { title: { zh: '已接续', en: 'Continued' }, kind: 'end' },
      explained: { title: { zh: '不予转移接续', en: 'Not taken over' }, kind: 'end' },
      withdrawn: { title: { zh: '已撤回', en: 'Withdrawn' }, kind: 'end' },
    },
    actions: {
      agree: {
        title: { zh: '同意接收, 发联系函', en: 'Agree and write to the old place' },
        from: ['examining'],
        to: 'waiting',
        by: 'clerk',
        form: 'letter',
        guard: { op: '=', field: 'holder', other: 'idNumber' },
        notice: 'agreed',
        outcome: {
          dataset: 'letters',
          fields: { certificate: 'certificate', idNumber: 'idNumber', name: 'name', account: 'account' },
          number: 'number',
          day: 'sent',
        },
      },
      explain: {
        title: { zh: '书面说明不予办理', en: 'Explain why not' },
        from: ['examining'],
        to: 'explained',
        by: 'clerk',
        form: 'explanation',
        notice: 'explained',
      },
      receive: {
        title: { zh: '收到信息表和基金', en: 'Form and money have come' },
        from: ['waiting'],
        to: 'checking',
        by: 'clerk',
        form: 'receipt',
      },
      query: {
        title: { zh: '与原参保地核实', en: 'Ask the old place' },
        from: ['confirming'],
        to: 'waiting',
        by: 'clerk',
        form: 'query',
      },
      finish: {
        title: { zh: '登记转入信息, 接续账户', en: 'Register and continue' },
        from: ['confirming'],
        to: 'continued',
        by: 'clerk',
        notice: 'continued',
        outcome: {
          dataset: 'accounts',
          fields: { idNumber: 'idNumber', name: 'name', months: 'sentMonths', balance: 'sentBalance' },
          number: 'number',
          day: 'continued',
          origins: 'origins',
        },
      },
      withdraw: {
        title: { zh: '撤回申请', en: 'Withdraw' },
        from: ['examining', 'waiting'],
        to: 'withdrawn',
        by: 'clerk',
        applicant: true,
      },
    },
  },
});
