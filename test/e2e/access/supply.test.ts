/** Terms around an answer: what was granted has to be supplied, and a conformity check may have a term of its own. */
import { errors } from '@oneplusn/api';
import type { access } from '@oneplusn/api';
import type { Ledger } from '@oneplusn/sdk';
import { sampleTopology } from '@oneplusn/topology';
import { foundationWith, useNet } from '../../engine';
import { refused } from '../refused';
import { arrange, govern } from '../sharing/governing';
import { later } from '../sharing/later';
import { partiesIn, type Parties } from '../sharing/parties';
import { eventually } from '../waiting';

const { committee: chair } = sampleTopology('quickstart');
/** Its endorsers' clock can be turned. */
const foundation = foundationWith({ committee: chair, clock: () => Date.now() });
const net = useNet({ foundation });
const reason = '试验';
const dayMs = 86_400_000;
const missing = [
  { part: 'basis' as const, words: '请写明条款' },
  { part: 'scope' as const, words: '结果提供给谁' },
];

let parties: Parties;
let ministry: Ledger;
let licensing: Ledger;

beforeAll(async () => {
  parties = await partiesIn(net());
  ({ ministry, licensing } = parties);
  await arrange(net());
});

/** Where a request stands, as soon as its requester's peer tells so. */
async function standing(request: string, stage: access.Stage): Promise<access.DecidedRequest> {
  const found = await eventually(
    () => licensing.access.requested({ request }),
    ({ progress }) => progress.stage === stage,
  );
  expect(found.progress.stage).toBe(stage);
  return found;
}

describe('what was granted and is not there', () => {
  test('is claimed, due within twenty working days of the approval, supplied, and claimed anew', async () => {
    const { request = '' } = await parties.granted();
    await refused(ministry.access.supply({ request, reason }), errors.access.wrongStage, { stage: 'approved' });
    await refused(parties.civil.access.claim({ request, reason }), errors.access.otherUnit);
    const claimed = await eventually(() => licensing.access.claim({ request, reason }));
    expect(claimed.awaited).toMatchObject({ supplyDays: 20, reason });
    expect((await standing(request, 'awaited')).progress).toMatchObject({ turn: 'provider', left: 20 });
    await refused(licensing.access.claim({ request, reason }), errors.access.wrongStage, { stage: 'awaited' });
    await refused(licensing.access.escalate({ request, reason }), errors.access.notOverdue);
    if (net().engine === 'devnet')
      await later(45 * dayMs, async () => {
        await licensing.access.escalate({ request, reason });
        await refused(licensing.access.escalate({ request, reason }), errors.access.escalatedAlready);
      });
    const supplied = await eventually(() => ministry.access.supply({ request, reason }));
    expect(supplied).toMatchObject({ request, supplied: { reason, provenance: { by: 'MHRSS/wu' } } });
    const { progress } = await standing(request, 'supplied');
    expect(progress).toEqual({ stage: 'supplied' });
    await licensing.access.claim({ request, reason });
    await standing(request, 'awaited');
  });
});

describe('the conformity check', () => {
  test('has a term of its own where one is set, and after it nothing is returned', async () => {
    if (net().engine !== 'devnet') return;
    const term = { name: 'access.check-days', basis: '省办法', authority: 'MHRSS' } as const;
    await govern(net(), { ...term, value: 2 });
    const [first, second] = [await parties.request(), await parties.request()];
    await eventually(() => ministry.access.return({ request: first.id, missing }));
    await later(8 * dayMs, async () => {
      const late = () => ministry.access.return({ request: second.id, missing });
      await eventually(() => refused(late(), errors.access.checkOver, { request: second.id }));
      expect(await ministry.access.approve({ request: second.id })).toMatchObject({ request: second.id });
    });
    await govern(net(), { ...term, value: 0 });
  });
});
