/**
 * Systems that are registered, and applications from their filing to the system that comes of them; none like another.
 */
import { sha256 } from '@oneplusn/api';
import { requester } from '../../access/sharing';
import { provider } from '../../fabric/network';
import type { Story } from '../story';

/** Text in characters that mean nothing together: no two projects are found alike. */
function words(seed: string, length: number): string {
  const hex = Array.from({ length: Math.ceil(length / 16) }, (_, at) => sha256(`${seed}-${at}`)).join('');
  return Array.from({ length }, (_, at) => {
    return String.fromCharCode(0x4e00 + (Number.parseInt(hex.slice(at * 4, at * 4 + 4), 16) % 20_000));
  }).join('');
}

const profile = (seed: string) => ({
  title: words(`${seed} title`, 12),
  domain: '信息产业',
  functions: [1, 2, 3].map((at) => words(`${seed} ${at}`, 8)),
  positioning: words(`${seed} positioning`, 20),
  description: words(`${seed} description`, 120),
});

export const systems: Story = ({ run }) => {
  const system = (n: number) => `${provider.slice(0, provider.indexOf('/'))}/${run}-${n}`;
  return [
    {
      transaction: 'review.register',
      actor: provider,
      call: (ledger, n, options) =>
        ledger.review.register({ systems: [{ name: `${run}-${n}`, ...profile(`${run}-${n}`) }] }, options),
    },
    {
      transaction: 'review.reindex',
      actor: provider,
      call: (ledger, n, options) => ledger.review.reindex({ projects: [system(n)] }, options),
    },
    {
      transaction: 'review.update',
      actor: provider,
      call: (ledger, n, options) => ledger.review.update({ system: system(n), state: 'retired' }, options),
    },
  ];
};

export const applications: Story = ({ run }) => {
  const ids: string[] = [];
  const application = (n: number) => ids[n] ?? '';
  return [
    {
      transaction: 'review.file',
      actor: requester,
      call: async (ledger, n, options) => {
        ids[n] = (await ledger.review.file(profile(`${run} filed ${n}`), options)).application;
      },
    },
    {
      transaction: 'review.decide',
      actor: 'Committee/zhao',
      call: (ledger, n, options) =>
        ledger.review.decide({ application: application(n), route: 'independent', reason: '并发普查' }, options),
    },
    {
      transaction: 'review.approve',
      actor: 'GD/chu',
      call: (ledger, n, options) => ledger.review.approve({ application: application(n), approved: true }, options),
    },
    {
      transaction: 'review.commission',
      actor: requester,
      call: (ledger, n, options) =>
        ledger.review.commission({ application: application(n), state: 'in-development' }, options),
    },
  ];
};
