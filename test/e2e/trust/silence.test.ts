/** Nobody's silence is a veto: a witness signs in the place of a party that seals nothing and does not answer. */
import { sampleTopology } from '@oneplusn/topology';
import type { Context, Contract } from 'fabric-contract-api';
import { foundationWith, useNet } from '../../engine';
import { partiesIn, type Parties } from '../sharing/parties';
import { eventually } from '../waiting';

const { committee } = sampleTopology('quickstart');

/** Authorities whose chaincode signs nothing. */
const silent = new Set<string>();

const silencing = (msp: string) => ({
  contracts: foundationWith({ committee }).contracts.map((honest): new () => Contract => {
    const altered = class extends honest {};
    const asked = async ({ stub }: Context): Promise<void> => {
      if (silent.has(msp) && stub.getFunctionAndParameters().fcn !== '') throw new Error('silent');
    };
    Object.defineProperty(altered.prototype, 'beforeTransaction', { value: asked });
    return altered;
  }),
});
const net = useNet({ batchTimeoutMs: 20, perAuthority: { MHRSS: silencing('MHRSS'), GD: silencing('GD') } });

let parties: Parties;
beforeAll(async () => (parties = await partiesIn(net())));
afterEach(() => silent.clear());

test('a provider that signs nothing keeps no request off the ledger', async () => {
  silent.add('MHRSS');
  const request = await parties.request();
  expect(await parties.zhejiang.access.requested({ request: request.id })).toMatchObject({ id: request.id });
  silent.clear();
  expect(await eventually(() => parties.ministry.access.approve({ request: request.id }))).toMatchObject({
    request: request.id,
  });
});

test('a requester that signs nothing keeps no refusal off', async () => {
  const request = await parties.request();
  silent.add('GD');
  await parties.ministry.access.refuse({ request: request.id, reason: '用途不符' });
  const seen = await eventually(() => parties.zhejiang.access.requested({ request: request.id }));
  expect(seen.decision).toMatchObject({ outcome: 'refused' });
});
