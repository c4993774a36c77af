/** The stock contract's asset as a dataset: what is written and read through the SDK. */
import { defineDataset, type Ledger } from '@oneplusn/sdk';

const schema = {
  type: 'object',
  properties: {
    id: { type: 'string', title: '编号', maxLength: 60 },
    color: { type: 'string', title: '颜色', maxLength: 60 },
    size: { type: 'integer', title: '尺寸', minimum: 0, maximum: 1_000_000 },
    owner: { type: 'string', title: '所有人', maxLength: 60 },
    value: { type: 'integer', title: '估值', minimum: 0, maximum: 1_000_000_000 },
  },
  required: ['id', 'color', 'size', 'owner', 'value'],
} as const;

/** Open to every authority: a row is public state, sealed by its provider and signed by two authorities. */
export const assets = defineDataset({
  id: 'MHRSS/bench-assets',
  code: '112001001/0901',
  title: '性能测试资产',
  abstract: '性能测试用的资产记录, 无条件共享',
  domain: '信息产业',
  catalog: 'basic',
  key: ['id'],
  schema,
  sharing: { class: 'unconditional' },
  openness: 'open',
  grade: 'general-1',
  updateCycle: 'yearly',
} as const);

/** Shared on condition: a row lies in its provider's own collection, and its commitment's root beside it. */
export const privateAssets = defineDataset({
  id: 'MHRSS/bench-private-assets',
  code: '334001002/0902',
  title: '性能测试资产 (有条件共享)',
  abstract: '性能测试用的资产记录, 有条件共享',
  domain: '信息产业',
  catalog: 'department',
  key: ['id'],
  schema,
  sharing: { class: 'conditional', condition: '性能测试', basis: '《政务数据共享条例》(国务院令第809号)' },
  grade: 'general-3',
  updateCycle: 'yearly',
} as const);

export const asset = (id: string) => ({ id, color: 'blue', size: 5, owner: 'Tomoko', value: 300 });

/** By the provider's steward. */
export async function publishAssets(steward: Ledger): Promise<void> {
  for (const dataset of [assets, privateAssets]) await steward.dataset(dataset).publish();
}
