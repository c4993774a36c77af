/** Departments and people of one authority, and proposals that three authorities approve. */
import type { CallOptions, Ledger } from '@oneplusn/sdk';
import type { Scene, Story } from '../story';

export const staff: Story = ({ run }) => {
  const actor = 'GD/admin';
  const path = (n: number) => `${run}-${n}`;
  return [
    {
      transaction: 'registry.establish',
      actor,
      call: (ledger, n, options) =>
        ledger.registry.establish({ departments: [{ path: path(n), name: { zh: '普查', en: 'Survey' } }] }, options),
    },
    {
      transaction: 'registry.enrol',
      actor,
      call: (ledger, n, options) => {
        const person = { id: `${run}-${n}`, name: '普查', department: 'hrss/licensing', roles: ['official' as const] };
        return ledger.registry.enrol({ actors: [person] }, options);
      },
    },
    ...(['suspend', 'resume'] as const).map((action) => ({
      transaction: `registry.${action}` as const,
      actor,
      call: (ledger: Ledger, n: number, options: CallOptions) =>
        ledger.registry[action]({ administrators: [`${run}-${n}`], reason: '并发普查' }, options),
    })),
  ];
};

export const proposals: Story = ({ run }) => {
  const ids: string[] = [];
  const voting = (actor: string): Scene => ({
    transaction: 'registry.vote',
    actor,
    call: (ledger, n, options) => ledger.registry.vote({ proposal: ids[n] ?? '', approve: true }, options),
  });
  return [
    {
      transaction: 'registry.propose',
      actor: 'GD/admin',
      call: async (ledger, n, options) => {
        const parameter = { name: `bench.${run}-${n}`, value: n, basis: '并发普查' };
        ids[n] = (await ledger.registry.propose({ motion: { action: 'parameter', parameter } }, options)).id;
      },
    },
    voting('GD/admin'),
    voting('ZJ/admin'),
    voting('MHRSS/admin'),
    {
      transaction: 'registry.enact',
      actor: 'Committee/admin',
      call: (ledger, n, options) => ledger.registry.enact({ proposal: ids[n] ?? '' }, options),
    },
    {
      transaction: 'registry.withdraw',
      actor: 'GD/admin',
      call: (ledger, n, options) => ledger.registry.withdraw({ proposal: ids[n] ?? '' }, options),
    },
  ];
};
