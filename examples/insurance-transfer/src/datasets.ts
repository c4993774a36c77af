/** What passes between the three authorities: each paper of the procedure is a record of whoever issues it. */
import { defineDataset } from '@oneplusn/sdk';

const text = (title: string, maxLength: number) => ({ type: 'string', title, maxLength }) as const;
const fen = (title: string) => ({ type: 'integer', title, minimum: 0 }) as const;
const condition = { class: 'conditional', condition: '用于社会保险关系转移接续' } as const;

/** Of the ministry: who is insured, and where now. */
export const participants = defineDataset({
  id: 'MHRSS/participants',
  key: ['idNumber'],
  sharing: condition,
  schema: {
    type: 'object',
    properties: {
      idNumber: { type: 'string', title: '公民身份号码', format: 'resident-id' },
      name: text('姓名', 60),
      birthDate: { type: 'string', title: '出生日期', format: 'date' },
      province: { type: 'string', title: '现参保地', format: 'division' },
    },
    required: ['idNumber', 'name', 'birthDate', 'province'],
  },
});

/** 参保缴费凭证, of the old province: issued when somebody stops paying there. */
export const certificates = defineDataset({
  id: 'GD/contribution-certificates',
  key: ['number'],
  sharing: condition,
  schema: {
    type: 'object',
    properties: {
      number: text('凭证编号', 40),
      idNumber: { type: 'string', title: '公民身份号码', format: 'resident-id' },
      from: { type: 'string', title: '缴费起始', format: 'date' },
      to: { type: 'string', title: '缴费终止', format: 'date' },
      months: { type: 'integer', title: '实际缴费月数', minimum: 0 },
      balance: fen('个人账户储存额 (分)'),
    },
    required: ['number', 'idNumber', 'from', 'to', 'months', 'balance'],
  },
});

/** 联系函, of the new province: that it takes the relation over. */
export const letters = defineDataset({
  id: 'ZJ/contact-letters',
  code: '344020201/0101',
  title: '基本养老保险关系转移接续联系函',
  abstract: '新参保地同意接收、请原参保地办理转移的联系函',
  domain: '社会保险',
  catalog: 'department',
  key: ['certificate'],
  sharing: condition,
  schema: {
    type: 'object',
    properties: {
      certificate: text('参保缴费凭证编号', 40),
      number: text('联系函编号', 60),
      idNumber: { type: 'string', title: '公民身份号码', format: 'resident-id' },
      name: text('姓名', 60),
      account: text('收款账户', 60),
      sent: { type: 'string', title: '发出日期', format: 'date' },
    },
    required: ['certificate', 'number', 'idNumber', 'name', 'account', 'sent'],
  },
  grade: 'general-3',
  updateCycle: 'realtime',
});

/** 信息表, of the old province: what was paid there, and what money follows. */
export const transfers = defineDataset({
  id: 'GD/transfer-forms',
  code: '344020201/0102',
  title: '基本养老保险关系转移接续信息表',
  abstract: '原参保地转移的缴费信息和转移基金',
  domain: '社会保险',
  catalog: 'department',
  key: ['certificate'],
  sharing: condition,
  schema: {
    type: 'object',
    properties: {
      certificate: text('参保缴费凭证编号', 40),
      number: text('信息表编号', 60),
      months: { type: 'integer', title: '实际缴费月数', minimum: 0 },
      balance: fen('个人账户储存额 (分)'),
      pooled: fen('统筹基金转移额 (分)'),
      ended: { type: 'string', title: '关系终止日期', format: 'date' },
    },
    required: ['certificate', 'number', 'months', 'balance', 'pooled', 'ended'],
  },
  grade: 'general-3',
  updateCycle: 'realtime',
});

/** What the new province goes on with. */
export const accounts = defineDataset({
  id: 'ZJ/pension-accounts',
  code: '344020201/0103',
  title: '接续后的基本养老保险个人账户',
  abstract: '转入信息登记后接续的个人账户',
  domain: '社会保险',
  catalog: 'department',
  key: ['idNumber'],
  sharing: condition,
  schema: {
    type: 'object',
    properties: {
      idNumber: { type: 'string', title: '公民身份号码', format: 'resident-id' },
      number: text('办件编号', 60),
      name: text('姓名', 60),
      months: { type: 'integer', title: '转入缴费月数', minimum: 0 },
      balance: fen('转入储存额 (分)'),
      continued: { type: 'string', title: '接续日期', format: 'date' },
      origins: { type: 'string', title: '各值来源' },
    },
    required: ['idNumber', 'number', 'name', 'months', 'balance', 'continued', 'origins'],
  },
  grade: 'general-3',
  updateCycle: 'realtime',
});
