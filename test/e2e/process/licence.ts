/** A food business licence of one authority: applied for, accepted, examined, decided; small kitchens need no visit. */
import type { Definition, InputOf, Transactions } from '@oneplusn/api';

type Given = InputOf<Transactions['process']['publish']>['definition'];

const licensing = 'hrss/licensing';
const title = (zh: string, en: string) => ({ zh, en });
const official = { roles: ['official'] } as const;
const visit = { op: '>', field: 'area', value: 500 } as const;

export const licence = {
  title: title('食品经营许可', 'Food business licence'),
  department: licensing,
  days: 20,
  states: [
    { name: 'draft', title: title('填写中', 'Being filled in'), kind: 'start' },
    { name: 'submitted', title: title('待受理', 'Waiting for acceptance'), days: 5 },
    { name: 'correcting', title: title('待补正', 'Waiting for corrections'), paused: true },
    { name: 'examining', title: title('审查中', 'Under examination'), days: 10 },
    { name: 'visiting', title: title('现场核查', 'Site visit'), days: 5 },
    { name: 'deciding', title: title('待决定', 'Waiting for the decision'), days: 5 },
    { name: 'issued', title: title('已发证', 'Issued'), kind: 'end' },
    { name: 'refused', title: title('不予许可', 'Refused'), kind: 'end' },
  ],
  actions: [
    {
      name: 'submit',
      title: title('提交', 'Submit'),
      from: ['draft'],
      to: 'submitted',
      who: official,
      form: 'application',
    },
    { name: 'accept', title: title('受理', 'Accept'), from: ['submitted'], to: 'examining', who: official },
    { name: 'send-back', title: title('退回补正', 'Send back'), from: ['submitted'], to: 'correcting', who: official },
    {
      name: 'resubmit',
      title: title('补正', 'Correct'),
      from: ['correcting'],
      to: 'submitted',
      who: official,
      form: 'application',
    },
    {
      name: 'visit',
      title: title('转现场核查', 'Order a site visit'),
      from: ['examining'],
      to: 'visiting',
      who: { ...official, department: 'civil-affairs' },
      guard: visit,
    },
    {
      name: 'pass',
      title: title('书面审查通过', 'Pass on the papers'),
      from: ['examining'],
      to: 'deciding',
      who: { ...official, department: 'civil-affairs' },
      guard: { op: 'not', of: [visit] },
    },
    {
      name: 'report',
      title: title('核查报告', 'Report of the visit'),
      from: ['visiting'],
      to: 'deciding',
      who: { ...official, department: 'civil-affairs' },
      form: 'report',
    },
    {
      name: 'issue',
      title: title('准予许可', 'Issue'),
      from: ['deciding'],
      to: 'issued',
      who: { roles: ['approver'], department: 'development-reform' },
    },
    {
      name: 'refuse',
      title: title('不予许可', 'Refuse'),
      from: ['deciding', 'examining'],
      to: 'refused',
      who: { roles: ['approver'], department: 'development-reform' },
      form: 'refusal',
    },
  ],
  forms: [
    {
      name: 'application',
      title: title('申请表', 'Application'),
      schema: {
        type: 'object',
        properties: {
          shop: { type: 'string', title: '字号名称', maxLength: 40 },
          owner: { type: 'string', title: '经营者身份号码', format: 'resident-id', 'x-derive': ['last:4'] },
          area: { type: 'integer', title: '经营面积', minimum: 1, maximum: 100_000 },
        },
        required: ['shop', 'owner', 'area'],
      },
    },
    {
      name: 'report',
      title: title('核查报告', 'Report'),
      schema: { type: 'object', properties: { clean: { type: 'boolean' } }, required: ['clean'] },
    },
    {
      name: 'refusal',
      title: title('不予许可决定', 'Refusal'),
      schema: { type: 'object', properties: { reason: { type: 'string', maxLength: 400 } }, required: ['reason'] },
    },
  ],
} as const satisfies Given;

/** The same, free to be changed. */
export const licenceCopy = (): Definition => structuredClone(licence) as unknown as Definition;

export const application = { shop: '桥头小食堂', owner: '11010519491231002X', area: 120 };
