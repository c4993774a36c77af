/** Requests of one authority to one provider, their decisions, and openings under one grant. */
import { randomBytes } from 'node:crypto';
import { OpeningDenied } from '@oneplusn/sdk';
import { fields, requester, rowKey } from '../../access/sharing';
import { privateAssets } from '../../fabric/dataset';
import { provider } from '../../fabric/network';
import type { Scene, Story } from '../story';

const dataset = privateAssets.id;
const purpose = 'bench.openings';

/** A request, which every later step names. */
function asking(ids: string[]): Scene {
  const wanted = { basis: '性能测试', scenario: '并发普查', days: 30, quota: { records: 100, per: 'day' } } as const;
  return {
    transaction: 'access.request',
    actor: requester,
    call: async (ledger, n, options) => {
      ids[n] = (await ledger.access.request({ dataset, fields, purpose, ...wanted }, options)).id;
    },
  };
}

export const granting: Story = () => {
  const requests: string[] = [];
  const grants: string[] = [];
  const copies: string[] = [];
  return [
    asking(requests),
    {
      transaction: 'ledger.restore',
      actor: requester,
      before: async (ledger, n) => {
        copies[n] = (await ledger.ledger.copy({ kind: 'request', id: requests[n] ?? '' })).content;
      },
      call: (ledger, n, options) =>
        ledger.ledger.restore({ kind: 'request', id: requests[n] ?? '', content: copies[n] ?? '' }, options),
    },
    {
      transaction: 'access.approve',
      actor: provider,
      call: async (ledger, n, options) => {
        grants[n] = (await ledger.access.approve({ request: requests[n] ?? '' }, options)).id;
      },
    },
    {
      transaction: 'access.revoke',
      actor: provider,
      call: (ledger, n, options) => ledger.access.revoke({ grant: grants[n] ?? '', reason: '并发普查' }, options),
    },
  ];
};

export const refusing: Story = () => {
  const requests: string[] = [];
  return [
    asking(requests),
    {
      transaction: 'access.refuse',
      actor: provider,
      call: (ledger, n, options) => ledger.access.refuse({ request: requests[n] ?? '', reason: '并发普查' }, options),
    },
  ];
};

/** Each caller opens four times in turn, as callers of one department would. */
export const opening: Story = ({ grant }) => {
  let key: Promise<{ key: string }> | undefined;
  const open = async (...[ledger, n, options]: Parameters<Scene['call']>) => {
    const { key: sealTo } = await (key ??= ledger.access.disclosureKey({ dataset }));
    const transient = { keys: [rowKey(n)], salt: randomBytes(32).toString('hex'), sealTo };
    const opened = await ledger.access.open({ dataset, grant, fields, purpose, records: 1 }, { ...options, transient });
    if (opened.state === 'denied') throw new OpeningDenied(opened);
  };
  return Array.from({ length: 4 }, () => ({ transaction: 'access.open', actor: requester, call: open }));
};
