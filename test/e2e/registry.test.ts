import { errors } from '@oneplusn/api';
import type { Ledger } from '@oneplusn/sdk';
import { useNet } from '../engine';
import { refused } from './refused';

const net = useNet({ batchTimeoutMs: 20 });
const as = (actor: string): Promise<Ledger> => net().connect(actor);

test('the founders are listed', async () => {
  const li = await as('GD/li');
  const { items } = await li.registry.authorities();
  expect(items.map(({ msp, state }) => [msp, state])).toEqual([
    ['Committee', 'active'],
    ['GD', 'active'],
    ['MHRSS', 'active'],
    ['ZJ', 'active'],
  ]);
});

test('everybody learns who the ledger takes them for', async () => {
  expect(await (await as('GD/li')).registry.whoami()).toEqual({
    actor: 'GD/li',
    msp: 'GD',
    department: 'hrss/licensing',
    roles: ['official'],
    name: '李娜',
  });
  expect(await (await as('GD/admin')).registry.whoami()).toMatchObject({ actor: 'GD/admin', roles: ['administrator'] });
});

test('a network is founded once, and by its committee alone', async () => {
  const founding = {
    authorities: [
      { msp: 'GD', name: { zh: '广东' }, kind: 'committee' },
      { msp: 'ZJ', name: { zh: '浙江' }, kind: 'province' },
    ],
  } as const;
  await refused(
    (await as('GD/admin')).registry.found({ authorities: [...founding.authorities] }),
    errors.registry.notCommittee,
  );
  await refused(
    (await as('Committee/admin')).registry.found({ authorities: [...founding.authorities] }),
    errors.registry.alreadyFounded,
  );
});
