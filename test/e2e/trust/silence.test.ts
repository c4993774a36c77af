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
const net = useNet({ perAuthority: { MHRSS: silencing('MHRSS'), GD: silencing('GD') } });

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

test('nor its requester from pursuing it: completed, disputed, withdrawn', async () => {
  const missing = [{ part: 'basis' as const, words: '请写明条款' }];
  const { ministry, licensing } = parties;
  const [returned, turnedDown, unwanted] = await Promise.all([parties.request(), parties.request(), parties.request()]);
  await ministry.access.return({ request: returned.id, missing });
  await ministry.access.refuse({ request: turnedDown.id, reason: '用途不符' });
  silent.add('MHRSS');
  const basis = '《行政许可法》第三十四条第二款';
  await eventually(() => licensing.access.complete({ request: returned.id, basis }));
  await eventually(() => licensing.access.dispute({ request: turnedDown.id, reason: '用途依法' }));
  await licensing.access.withdraw({ request: unwanted.id, reason: '不再需要' });
  const committee = await net().connect('Committee/zhao');
  const ruled = { request: turnedDown.id, outcome: 'upheld', reason: '用途依法' } as const;
  await eventually(() => committee.access.rule(ruled));
  const stages = async () => {
    const found = await Promise.all(
      [returned, turnedDown, unwanted].map(({ id }) => parties.zhejiang.access.requested({ request: id })),
    );
    return found.map(({ progress }) => progress.stage);
  };
  const wanted = ['completed', 'upheld', 'withdrawn'];
  expect(await eventually(stages, (found) => found.join() === wanted.join())).toEqual(wanted);
});

test('a requester that signs nothing keeps neither a return off, nor a ruling', async () => {
  const [first, second] = await Promise.all([parties.request(), parties.request()]);
  await parties.ministry.access.refuse({ request: second.id, reason: '用途不符' });
  await eventually(() => parties.licensing.access.dispute({ request: second.id, reason: '用途依法' }));
  silent.add('GD');
  await parties.ministry.access.return({ request: first.id, missing: [{ part: 'scope', words: '提供给谁' }] });
  const committee = await net().connect('Committee/zhao');
  await eventually(() => committee.access.rule({ request: second.id, outcome: 'dismissed', reason: '用途不符' }));
  const stages = () =>
    Promise.all(
      [first, second].map(async ({ id }) => (await parties.zhejiang.access.requested({ request: id })).progress.stage),
    );
  const wanted = ['returned', 'dismissed'];
  expect(await eventually(stages, (found) => found.join() === wanted.join())).toEqual(wanted);
});
