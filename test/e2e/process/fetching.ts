/** A permit whose form asks for three things and fetches five: another authority's, open and own data. */
import type { InputOf, Transactions } from '@oneplusn/api';
import { defineDataset } from '@oneplusn/sdk';
import type { Topology } from '@oneplusn/topology';
import { topology } from '../../engine';

type Given = InputOf<Transactions['process']['publish']>['definition'];

const licensing = 'hrss/licensing';
const who = { roles: ['official'] as const, department: licensing };
const title = (zh: string) => ({ zh });

/** The network of a suite, where `GD/li` is also steward: own data is read by the department that it belongs to. */
export function withSteward(): Topology {
  const network = structuredClone(topology()) as { authorities: { actors: { id: string; roles: string[] }[] }[] };
  for (const actor of network.authorities.flatMap(({ actors }) => actors))
    if (actor.id === 'li') actor.roles = ['official', 'steward'];
  return network as unknown as Topology;
}

/** The province's own: where its premises are. */
export const premises = defineDataset({
  id: 'GD/premises',
  code: '344010101/0002',
  title: '经营场所登记',
  abstract: '经营场所的地址与面积',
  domain: '市场监管',
  catalog: 'department',
  key: ['number'],
  schema: {
    type: 'object',
    properties: {
      number: { type: 'string', maxLength: 20 },
      place: { type: 'string', maxLength: 200 },
      area: { type: 'integer', minimum: 1 },
    },
    required: ['number', 'place', 'area'],
  },
  sharing: { class: 'conditional', condition: '用于行政许可' },
  grade: 'general-2',
  updateCycle: 'daily',
});

/** What the permit becomes. */
export const permits = defineDataset({
  id: 'GD/permits',
  code: '344010101/0003',
  title: '许可证',
  abstract: '已核发的许可证',
  domain: '市场监管',
  catalog: 'department',
  key: ['number'],
  schema: {
    type: 'object',
    properties: {
      number: { type: 'string', maxLength: 60 },
      holder: { type: 'string', maxLength: 60 },
      place: { type: 'string', maxLength: 200 },
      origins: { type: 'string' },
    },
    required: ['number', 'holder', 'place', 'origins'],
  },
  sharing: { class: 'conditional', condition: '用于核验' },
  grade: 'general-3',
  updateCycle: 'realtime',
});

export const permit = {
  title: title('经营许可'),
  department: licensing,
  states: [
    { name: 'draft', title: title('填写中'), kind: 'start' },
    { name: 'deciding', title: title('待决定') },
    { name: 'issued', title: title('已发证'), kind: 'end' },
  ],
  actions: [
    { name: 'submit', title: title('提交'), from: ['draft'], to: 'deciding', who, form: 'application' },
    {
      ...{ name: 'issue', title: title('发证'), from: ['deciding'], to: 'issued', who },
      outcome: {
        ...{ dataset: permits.id, number: 'number', origins: 'origins' },
        fields: { holder: 'name', place: 'place' },
      },
    },
  ],
  forms: [
    {
      name: 'application',
      title: title('申请表'),
      fetches: [
        {
          dataset: 'MHRSS/insured',
          key: ['owner'],
          purpose: 'licence.review',
          fields: { name: { item: 'name' }, born: { item: 'birthDate', as: 'year' }, home: { item: 'address' } },
        },
        { dataset: 'MHRSS/posts', key: ['post'], fields: { work: { item: 'name' } } },
        {
          dataset: premises.id,
          key: ['premises'],
          purpose: 'licence.review',
          fields: { place: { item: 'place' }, area: { item: 'area' } },
        },
      ],
      schema: {
        type: 'object',
        properties: {
          owner: { type: 'string', format: 'resident-id' },
          post: { type: 'string', maxLength: 20 },
          premises: { type: 'string', maxLength: 20 },
          name: { type: 'string', maxLength: 60 },
          born: { type: 'string', maxLength: 4 },
          home: { type: 'string', maxLength: 200 },
          work: { type: 'string', maxLength: 60 },
          place: { type: 'string', maxLength: 200 },
          area: { type: 'integer', minimum: 1 },
        },
        required: ['owner', 'name', 'place'],
      },
    },
  ],
} as const satisfies Given;
