/** Rows of one dataset, each caller with one of its own. */
import { randomBytes } from 'node:crypto';
import { asset, assets, privateAssets } from '../../fabric/dataset';
import { provider } from '../../fabric/network';
import type { Story } from '../story';

const reason = '并发普查';
const salt = () => randomBytes(32).toString('hex');
const whole = { owner: 'whole' };

export const rows: Story = ({ run }) => {
  const dataset = assets.id;
  const key = (n: number) => `${run}-${n}`;
  const actor = provider;
  return [
    {
      transaction: 'records.put',
      actor,
      call: (ledger, n, options) => ledger.records.put({ dataset, records: [asset(key(n))] }, options),
    },
    {
      transaction: 'records.correct',
      actor,
      call: (ledger, n, options) =>
        ledger.records.correct({ dataset, key: key(n), fields: { ...asset(key(n)), size: 6 }, reason }, options),
    },
    {
      transaction: 'records.restore',
      actor,
      call: (ledger, n, options) => ledger.records.restore({ dataset, key: key(n) }, options),
    },
    {
      transaction: 'records.withdraw',
      actor,
      call: (ledger, n, options) => ledger.records.withdraw({ dataset, key: key(n), reason }, options),
    },
  ];
};

export const privateRows: Story = ({ run }) => {
  const dataset = privateAssets.id;
  const key = (n: number) => `${run}-${n}`;
  const actor = provider;
  return [
    {
      transaction: 'vault.prepare',
      actor,
      call: (ledger, _n, options) => ledger.vault.prepare({}, options),
    },
    {
      transaction: 'records.putConditional',
      actor,
      call: (ledger, n, options) => {
        const transient = { records: [asset(key(n))], salt: salt() };
        return ledger.records.putConditional({ dataset, count: 1 }, { ...options, transient });
      },
    },
    {
      transaction: 'records.correctConditional',
      actor,
      call: (ledger, n, options) => {
        const transient = { key: key(n), fields: { ...asset(key(n)), size: 6 }, salt: salt() };
        return ledger.records.correctConditional({ dataset, reason }, { ...options, transient });
      },
    },
    {
      transaction: 'access.openOwn',
      actor,
      call: (ledger, n, options) => {
        const transient = { keys: [key(n)], salt: salt() };
        const wanted = { dataset, fields: whole, purpose: 'bench.own', records: 1 };
        return ledger.access.openOwn(wanted, { ...options, transient });
      },
    },
    {
      transaction: 'records.withdrawConditional',
      actor,
      call: (ledger, n, options) => {
        const transient = { key: key(n), salt: salt() };
        return ledger.records.withdrawConditional({ dataset, reason }, { ...options, transient });
      },
    },
    {
      transaction: 'records.purge',
      actor,
      call: (ledger, n, options) =>
        ledger.records.purge({ dataset, reason }, { ...options, transient: { key: key(n) } }),
    },
  ];
};

/** Records that share their roots, sixteen a bundle: who corrects one changes the bundle that its neighbours change. */
export const bundles: Story = ({ run }) => {
  const dataset = privateAssets.id;
  const key = (n: number) => `${run}-${n}`;
  const together = 16;
  return [
    {
      transaction: 'records.correctConditional',
      actor: provider,
      before: async (ledger, n) => {
        if (n % together !== 0) return;
        const records = Array.from({ length: together }, (_, i) => asset(key(n + i)));
        const transient = { records, salt: salt() };
        await ledger.records.putConditional({ dataset, count: together }, { transient });
      },
      call: (ledger, n, options) => {
        const transient = { key: key(n), fields: { ...asset(key(n)), size: 6 }, salt: salt() };
        return ledger.records.correctConditional({ dataset, reason }, { ...options, transient });
      },
    },
  ];
};
