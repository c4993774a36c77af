/** Datasets of one provider. */
import { assets } from '../../fabric/dataset';
import { provider } from '../../fabric/network';
import type { Story } from '../story';

export const datasets: Story = ({ run }) => {
  const actor = provider;
  const name = (n: number) => `${run}-${n}`;
  const dataset = (n: number) => `${provider.slice(0, provider.indexOf('/'))}/${name(n)}`;
  const { title, abstract, domain, catalog, sharing, grade, updateCycle } = assets;
  const schema = { ...assets.schema, required: [...assets.schema.required] };
  const same = { title, abstract, domain, catalog, sharing, grade, updateCycle, schema, key: [...assets.key] };
  const sequence = (n: number) => `${run.replace(/\D/g, '')}${String(n).padStart(4, '0')}`;
  const entry = (n: number) => ({ ...same, code: `112001001/${sequence(n)}` });
  return [
    {
      transaction: 'catalog.publish',
      actor,
      call: (ledger, n, options) => ledger.catalog.publish({ name: name(n), ...entry(n) }, options),
    },
    {
      transaction: 'catalog.revise',
      actor,
      call: (ledger, n, options) =>
        ledger.catalog.revise({ dataset: dataset(n), ...entry(n), abstract: '并发普查' }, options),
    },
    {
      transaction: 'catalog.retire',
      actor,
      call: (ledger, n, options) => ledger.catalog.retire({ dataset: dataset(n), reason: '并发普查' }, options),
    },
  ];
};
