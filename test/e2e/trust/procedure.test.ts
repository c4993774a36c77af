/** Two authorities spoil, forge or hold shut what a request's procedure goes by: no step is made in another's name. */
import { errors, sha256, type access } from '@oneplusn/api';
import type { Committed, Ledger } from '@oneplusn/sdk';
import { sampleTopology } from '@oneplusn/topology';
import { useNet } from '../../engine';
import { refused } from '../refused';
import { Conspiracy, factKey, rogueFoundation } from '../sharing/conspiracy';
import { arrange } from '../sharing/governing';
import { partiesIn, type Parties } from '../sharing/parties';
import { eventually } from '../waiting';

const { committee: chair } = sampleTopology('quickstart');
const rogue = rogueFoundation(chair);
const net = useNet({ perAuthority: { GD: rogue, ZJ: rogue, MHRSS: rogue } });

const valid = 0;
const reason = '试验';
let parties: Parties;
let committee: Ledger;
/** The requester with an accomplice, and the provider with one. */
let askers: Conspiracy;
let givers: Conspiracy;

beforeAll(async () => {
  parties = await partiesIn(net());
  committee = await net().connect('Committee/zhao');
  askers = new Conspiracy(net(), 'GD/li', ['GD', 'ZJ']);
  givers = new Conspiracy(net(), 'MHRSS/wu', ['MHRSS', 'ZJ']);
  await arrange(net());
});

const idOf = (owner: string, letter: string, request: string) => `${owner}/${letter}-${sha256(request).slice(0, 24)}`;
const standing = (request: string, fits: (found: access.DecidedRequest) => boolean) =>
  eventually(() => parties.zhejiang.access.requested({ request }), fits);
const stands = async (request: string, stage: access.Stage) =>
  expect((await standing(request, ({ progress }) => progress.stage === stage)).progress.stage).toBe(stage);

/** A refusal that its requester disputes. */
async function disputed(): Promise<string> {
  const { id: request } = await parties.request();
  await parties.ministry.access.refuse({ request, reason });
  await eventually(() => parties.licensing.access.dispute({ request, reason }));
  await stands(request, 'disputed');
  return request;
}

test('a provider and an accomplice do not keep a request from being withdrawn by spoiling its text', async () => {
  const filed = await parties.request();
  const request = filed.id;
  expect(await givers.forge('request', request, { ...filed, days: 1 })).toBe(valid);
  const ways: Committed['way'][] = [];
  const onCommit = ({ way }: Committed) => void ways.push(way);
  await parties.licensing.access.withdraw({ request, reason }, { onCommit });
  expect(ways).toEqual(['alone']);
  await stands(request, 'withdrawn');
  await refused(parties.ministry.access.approve({ request }), errors.access.wrongStage, { stage: 'withdrawn' });
});

test('a requester and an accomplice make no return, no extension and no approval in the provider’s name', async () => {
  const { id: request, provenance } = await parties.request();
  const handling = idOf('MHRSS', 'h', request);
  const extended = { days: 10, reason, provenance };
  const returned = { missing: [{ part: 'basis', words: 'x' }], provenance };
  expect(await askers.forge('handling', handling, { id: handling, request, returned, extended, provenance })).toBe(
    valid,
  );
  const decision = idOf('MHRSS', 'd', request);
  const decided = { id: decision, request, outcome: 'approved', provenance };
  expect(await askers.forge('decision', decision, decided)).toBe(valid);
  const found = await standing(request, () => true);
  expect(found).toMatchObject({ progress: { stage: 'filed', turn: 'provider', left: 10 } });
  expect(found.decision).toBeUndefined();
  expect(found.handling).toBeUndefined();
  expect(found.progress.damaged).toBeUndefined();
  // Nor do they keep the provider from its own: nonsense in an unused place is written over.
  await parties.ministry.access.return({ request, missing: [{ part: 'basis', words: '请写明条款' }] });
  await stands(request, 'returned');
});

test('nor a ruling in the committee’s', async () => {
  const request = await disputed();
  const { disputed: dispute } = await parties.licensing.access.requested({ request });
  const { provenance } = dispute!;
  const oversight = idOf(chair, 's', request);
  const ruling = { answers: provenance.txId, outcome: 'upheld', reason, replyDays: 10, provenance };
  expect(await askers.forge('oversight', oversight, { id: oversight, request, ruling, provenance })).toBe(valid);
  await stands(request, 'disputed');
  await refused(parties.ministry.access.approve({ request }), errors.access.decidedAlready);
});

test('a ruling is made although its place is held shut', async () => {
  const request = await disputed();
  expect(await askers.hold(factKey('oversight', idOf(chair, 's', request)))).toBe(valid);
  await committee.access.rule({ request, outcome: 'upheld', reason });
  await stands(request, 'upheld');
  await eventually(() => parties.ministry.access.approve({ request }));
  await stands(request, 'approved');
});

test('a decision that is spoilt is named as damaged until it is restored, and fails no list', async () => {
  const { id: request } = await parties.request();
  const decision = await parties.ministry.access.refuse({ request, reason });
  await stands(request, 'refused');
  expect(await askers.forge('decision', decision.id, { ...decision, outcome: 'approved' })).toBe(valid);
  const { progress } = await standing(request, (found) => found.progress.damaged !== undefined);
  expect(progress).toMatchObject({ stage: 'filed', damaged: ['decision'] });
  const { items } = await parties.zhejiang.access.requests({ provider: 'MHRSS' });
  expect(items.find(({ id }) => id === request)?.progress.damaged).toEqual(['decision']);
  await refused(parties.licensing.access.dispute({ request, reason }), errors.ledger.sealBroken);
  const copy = { kind: 'decision', id: decision.id } as const;
  const { content } = await parties.ministry.ledger.copy(copy);
  await parties.ministry.ledger.restore({ ...copy, content });
  await stands(request, 'refused');
  await eventually(() => parties.licensing.access.dispute({ request, reason }));
});

test('a spoilt calendar tells no day, and fails no list', async () => {
  const { id: request } = await parties.request();
  const id = `${chair}/${new Date().getUTCFullYear()}`;
  const { content } = await committee.ledger.copy({ kind: 'calendar', id });
  expect(await askers.forge('calendar', id, { year: 2000, holidays: [], makeUpDays: [], basis: 'x' })).toBe(valid);
  const { progress } = await standing(request, (found) => found.progress.due === undefined);
  expect(progress).toMatchObject({ stage: 'filed', turn: 'provider', noCalendar: [new Date().getUTCFullYear()] });
  await committee.ledger.restore({ kind: 'calendar', id, content });
  expect((await standing(request, (found) => found.progress.due !== undefined)).progress.left).toBe(10);
});
