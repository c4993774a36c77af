/** A service with all that can stand beside a course: a form at the beginning, rows, notices, a fee, escalation. */
import type { InputOf, Transactions } from '@oneplusn/api';
import type { Topology } from '@oneplusn/topology';
import { topology } from '../../engine';

type Given = InputOf<Transactions['process']['publish']>['definition'];

const [licensing, civil] = ['hrss/licensing', 'civil-affairs'];
const title = (zh: string, en: string) => ({ zh, en });
const official = { roles: ['official'] as const, department: licensing };

/** The network of a suite, where `GD/chu` approves for the department above the licensing division. */
export function withSuperior(): Topology {
  const network = structuredClone(topology()) as { authorities: { actors: { id: string; department: string }[] }[] };
  for (const actor of network.authorities.flatMap(({ actors }) => actors))
    if (actor.id === 'chu') actor.department = 'hrss';
  return network as unknown as Topology;
}

/** What is called: a visit, which ends in one of two ways. */
export const visit = {
  title: title('现场核查', 'Site visit'),
  department: civil,
  states: [
    { name: 'open', title: title('待核查', 'To be visited'), kind: 'start' },
    { name: 'passed', title: title('合格', 'Passed'), kind: 'end' },
    { name: 'failed', title: title('不合格', 'Failed'), kind: 'end' },
  ],
  actions: [
    {
      ...{ name: 'pass', title: title('合格', 'Pass'), from: ['open'], to: 'passed' },
      ...{ who: { roles: ['official'] }, form: 'report' },
    },
    { name: 'fail', title: title('不合格', 'Fail'), from: ['open'], to: 'failed', who: { roles: ['official'] } },
  ],
  forms: [
    {
      name: 'report',
      title: title('核查报告', 'Report'),
      schema: {
        type: 'object',
        properties: { place: { type: 'string' }, finding: { type: 'string', maxLength: 200 } },
        required: ['finding'],
      },
    },
  ],
} as const satisfies Given;

/** What calls it; residents apply through the portal, whose service identity is `GD/chen`. */
export const service = {
  title: title('经营许可', 'Permit'),
  department: licensing,
  begin: { form: 'application', residents: { roles: ['official'], department: civil } },
  notices: [
    {
      name: 'received',
      title: title('受理通知书', 'Notice'),
      text: {
        zh: '{shop}: 已受理 ({case}), 应缴 {charge} 元, 分店: {branch}。',
        en: '{shop}: accepted, {charge} yuan.',
      },
    },
  ],
  fees: [
    { name: 'copy', title: title('工本费', 'Copies'), amount: 1000 },
    { name: 'inspection', title: title('检验费', 'Inspection'), field: 'charge' },
  ],
  states: [
    {
      ...{ name: 'submitted', title: title('待受理', 'Submitted'), kind: 'start', days: 2 },
      escalate: { roles: ['approver'], department: 'hrss' },
    },
    { name: 'paying', title: title('待缴费', 'To be paid') },
    {
      ...{ name: 'visiting', title: title('核查中', 'Being visited'), kind: 'call' },
      calls: {
        ...{ process: 'GD/visit', version: 1, gives: { place: 'place' }, takes: { verdict: 'finding' } },
        ends: { passed: 'issued', failed: 'refused' },
      },
    },
    { name: 'issued', title: title('已发证', 'Issued'), kind: 'end' },
    { name: 'refused', title: title('不予许可', 'Refused'), kind: 'end' },
    { name: 'withdrawn', title: title('已撤回', 'Withdrawn'), kind: 'end' },
  ],
  actions: [
    {
      ...{ name: 'accept', title: title('受理', 'Accept'), from: ['submitted'], to: 'paying', who: official },
      ...{ form: 'charge', notice: 'received', fee: { name: 'inspection', mark: 'due' } },
    },
    {
      ...{ name: 'copies', title: title('加印', 'Copies'), from: ['paying'], to: 'paying', who: official },
      fee: { name: 'copy', mark: 'due' },
    },
    {
      ...{ name: 'spare', title: title('免缴工本费', 'Waive'), from: ['paying'], to: 'paying', who: official },
      fee: { name: 'copy', mark: 'exempt' },
    },
    {
      ...{ name: 'pay', title: title('已缴费', 'Paid'), from: ['paying'], to: 'visiting', who: official },
      fee: { name: 'inspection', mark: 'paid' },
    },
    {
      ...{ name: 'withdraw', title: title('撤回', 'Withdraw'), from: ['submitted', 'visiting'], to: 'withdrawn' },
      ...{ who: { roles: ['official'], department: civil }, applicant: true },
    },
  ],
  forms: [
    {
      name: 'application',
      title: title('申请表', 'Application'),
      groups: [
        {
          ...{ name: 'employers', title: title('工作经历', 'Employers'), min: 1, max: 2 },
          schema: {
            type: 'object',
            properties: { name: { type: 'string', maxLength: 20 }, months: { type: 'integer', minimum: 1 } },
            required: ['name'],
          },
        },
      ],
      when: { employers: { op: '=', field: 'tenancy', value: 'rented' } },
      schema: {
        type: 'object',
        properties: {
          shop: { type: 'string', maxLength: 40 },
          place: { type: 'string', maxLength: 100 },
          branch: { type: 'boolean' },
          tenancy: { type: 'string', enum: ['rented', 'owned'] },
          verdict: { type: 'string', maxLength: 200 },
        },
        required: ['shop', 'place'],
      },
    },
    {
      name: 'charge',
      title: title('收费', 'Charge'),
      kinds: { charge: 'amount' },
      schema: { type: 'object', properties: { charge: { type: 'integer' } }, required: ['charge'] },
    },
  ],
} as const satisfies Given;

/** What a resident fills in: words that stand in no published description, so that a leak of them is one. */
export const applied = { shop: '桥头小食堂', place: '示例路 8 号', branch: true, tenancy: 'rented' } as const;
export const employers: readonly Readonly<Record<string, string | number>>[] = [
  { name: '榕江纸品厂', months: 12 },
  { name: '白云印刷厂' },
];
