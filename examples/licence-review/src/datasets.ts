/** What this app reads, and what it gives to others. */
import { defineDataset } from '@oneplusn/sdk';

/** Of the ministry's dataset: the fields that this app knows of. */
export const insured = defineDataset({
  id: 'MHRSS/insured',
  key: ['idNumber'],
  sharing: { class: 'conditional', condition: '用于行政许可等法定职责' },
  schema: {
    type: 'object',
    properties: {
      idNumber: { type: 'string', format: 'resident-id', 'x-derive': ['last:4'] },
      name: { type: 'string' },
      employer: { type: 'string' },
      active: { type: 'boolean' },
    },
    required: ['idNumber', 'name', 'active'],
  },
});

/** The province's own: the licences that it has issued, open to all. */
export const licences = defineDataset({
  id: 'GD/hr-licences',
  code: '344010101/0001',
  title: '人力资源服务许可',
  abstract: '广东省核发的人力资源服务许可证',
  domain: '人力资源和社会保障',
  catalog: 'department',
  key: ['number'],
  schema: {
    type: 'object',
    properties: {
      number: { type: 'string', title: '许可证编号', maxLength: 30 },
      company: { type: 'string', title: '机构名称', maxLength: 120 },
      opening: { type: 'string', title: '核验参保时的调阅编号', maxLength: 100 },
    },
    required: ['number', 'company', 'opening'],
  },
  sharing: { class: 'unconditional' },
  openness: 'open',
  grade: 'general-1',
  updateCycle: 'daily',
});
