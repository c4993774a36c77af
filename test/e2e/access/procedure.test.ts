/** The statutory procedure of a request, step by step: who does what, in which order, and what stays on the ledger. */
import { errors } from '@oneplusn/api';
import type { access } from '@oneplusn/api';
import type { Ledger } from '@oneplusn/sdk';
import { sampleTopology } from '@oneplusn/topology';
import { foundationWith, useNet } from '../../engine';
import { refused } from '../refused';
import { connectWith } from '../registry/certificates';
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
const given = { basis: '《行政许可法》第三十四条第二款', scope: '仅限行政许可处' };

let parties: Parties;
let ministry: Ledger;
let licensing: Ledger;
let committee: Ledger;

beforeAll(async () => {
  parties = await partiesIn(net());
  ({ ministry, licensing } = parties);
  committee = await net().connect('Committee/zhao');
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

describe('a return for completion', () => {
  test('names all that is missing, stops the clock, and is completed once under the same id', async () => {
    const filed = await parties.request();
    const before = await standing(filed.id, 'filed');
    expect(before.progress).toMatchObject({ turn: 'provider', due: filed.due });
    const handling = await ministry.access.return({ request: filed.id, missing });
    expect(handling).toMatchObject({ request: filed.id, returned: { missing, provenance: { by: 'MHRSS/wu' } } });
    const returned = await standing(filed.id, 'returned');
    expect(returned.progress).toMatchObject({ turn: 'requester' });
    expect(returned.progress.due).toBeUndefined();
    await refused(ministry.access.approve({ request: filed.id }), errors.access.wrongStage, { stage: 'returned' });
    await refused(ministry.access.refuse({ request: filed.id, reason }), errors.access.wrongStage);

    const completed = await eventually(() => licensing.access.complete({ request: filed.id, ...given }));
    expect(completed).toMatchObject({ id: filed.id, ...given, filed: filed.provenance, purpose: filed.purpose });
    expect(completed.completed?.parts).toEqual(['basis', 'scope']);
    const { progress } = await standing(filed.id, 'completed');
    expect(progress.turn).toBe('provider');
    expect((progress.due ?? '') >= (filed.due ?? '')).toBe(true);
    await refused(ministry.access.return({ request: filed.id, missing }), errors.access.returnedAlready);
    expect(await ministry.access.approve({ request: filed.id })).toMatchObject({ request: filed.id });
    const versions = await licensing.ledger.fact({ kind: 'request', id: filed.id });
    expect(versions.value).toMatchObject(given);
  });

  test('is the provider’s, and completed by the requester with exactly what was missing', async () => {
    const { id: request } = await parties.request();
    await refused(licensing.access.complete({ request, ...given }), errors.access.wrongStage, { stage: 'filed' });
    const steward = await net().connect('GD/feng');
    await refused(steward.access.return({ request, missing }), errors.ledger.notOwner);
    await refused(ministry.access.return({ request, missing: [missing[0]!, missing[0]!] }), errors.ledger.malformed);
    await ministry.access.return({ request, missing });
    await standing(request, 'returned');
    const { basis } = given;
    const differs = { wanted: 'basis, scope', given: 'basis' };
    await refused(licensing.access.complete({ request, basis }), errors.access.partsDiffer, differs);
    await refused(licensing.access.complete({ request, ...given, days: 1 }), errors.access.partsDiffer);
    await refused(parties.civil.access.complete({ request, ...given }), errors.access.otherUnit);
    await refused(parties.zhejiang.access.complete({ request, ...given }), errors.ledger.notOwner);
    await licensing.access.complete({ request, ...given });
    await refused(licensing.access.complete({ request, ...given }), errors.access.wrongStage);
  });
});

describe('the last day', () => {
  test('is put off once, with a reason, by no more than is allowed', async () => {
    const { id: request, due = '' } = await parties.request();
    const extended = await ministry.access.extend({ request, days: 5, reason });
    expect(extended).toMatchObject({ request, extended: { days: 5, reason } });
    const { progress } = await eventually(
      () => licensing.access.requested({ request }),
      ({ handling }) => handling !== undefined,
    );
    expect(Date.parse(progress.due ?? '') - Date.parse(due)).toBe(7 * dayMs);
    expect(progress.left).toBe(15);
    await refused(ministry.access.extend({ request, days: 1, reason }), errors.access.extendedAlready);
    await refused(ministry.access.extend({ request, days: 11, reason }), errors.ledger.malformed);
  });

  test('is worked out anew when a calendar is corrected, and the answer says so', async () => {
    const { id: request, due = '' } = await parties.request();
    await arrange(net(), [due]);
    const { progress } = await eventually(
      () => licensing.access.requested({ request }),
      ({ progress: { corrected } }) => corrected === true,
    );
    expect(progress.corrected).toBe(true);
    expect((progress.due ?? '') > due).toBe(true);
    await arrange(net());
    const again = await eventually(
      () => licensing.access.requested({ request }),
      ({ progress: { corrected } }) => corrected === undefined,
    );
    expect(again.progress.due).toBe(due);
  });

  test('that would lie in a year without a calendar is not guessed', async () => {
    if (net().engine !== 'devnet') return; // elsewhere nobody turns the peers' clocks
    await later(800 * dayMs, async () => {
      const { due, id: request } = await parties.request();
      expect(due).toBeUndefined();
      const year = new Date().getUTCFullYear();
      const { progress } = await eventually(() => licensing.access.requested({ request }));
      expect(progress).toMatchObject({ stage: 'filed', turn: 'provider', noCalendar: [year] });
      await refused(licensing.access.escalate({ request, reason }), errors.access.noCalendar, { year });
      await refused(ministry.access.extend({ request, days: 1, reason }), errors.access.noCalendar, { year });
    });
  });
});

describe('an answer that is late', () => {
  test('is pressed for by requester and committee, each once, and not before', async () => {
    if (net().engine !== 'devnet') return;
    const { id: request, due = '' } = await parties.request();
    await refused(licensing.access.escalate({ request, reason }), errors.access.notOverdue, { request, due });
    await later(25 * dayMs, async () => {
      await refused(ministry.access.extend({ request, days: 1, reason }), errors.access.termOver);
      expect(await licensing.access.escalate({ request, reason })).toMatchObject({ due, reason });
      await refused(licensing.access.escalate({ request, reason }), errors.access.escalatedAlready);
      await refused(parties.zhejiang.access.escalate({ request, reason }), errors.ledger.notOwner);
      await eventually(() => committee.access.escalate({ request, reason }));
      await refused(committee.access.escalate({ request, reason }), errors.access.escalatedAlready);
      const found = await eventually(
        () => ministry.access.requested({ request }),
        ({ oversight }) => oversight !== undefined,
      );
      expect(found).toMatchObject({
        escalated: { due, provenance: { by: 'GD/li' } },
        oversight: { escalated: { due, provenance: { by: 'Committee/zhao' } } },
        progress: { stage: 'filed', due },
      });
      expect(found.progress.overdue).toBeGreaterThan(0);
      expect(await ministry.access.approve({ request })).toMatchObject({ request });
      await refused(licensing.access.escalate({ request, reason }), errors.access.wrongStage);
    });
  });
});

describe('a request', () => {
  test('is withdrawn by its requester, and then nobody decides it', async () => {
    const { id: request } = await parties.request();
    await refused(parties.civil.access.withdraw({ request, reason }), errors.access.otherUnit);
    const withdrawn = await licensing.access.withdraw({ request, reason });
    expect(withdrawn).toMatchObject({ id: request, withdrawn: { reason, provenance: { by: 'GD/li' } } });
    const stage = { stage: 'withdrawn' };
    await eventually(() => refused(ministry.access.approve({ request }), errors.access.wrongStage, stage));
    await refused(ministry.access.refuse({ request, reason }), errors.access.wrongStage, stage);
    await refused(licensing.access.withdraw({ request, reason }), errors.access.wrongStage, stage);
  });

  test('that is decided is not withdrawn', async () => {
    const { request = '' } = await parties.granted();
    await eventually(() => refused(licensing.access.withdraw({ request, reason }), errors.access.wrongStage));
  });
});

describe('a refusal', () => {
  test('is disputed, ruled on by another person, and decided anew', async () => {
    const { id: request } = await parties.request();
    await refused(licensing.access.dispute({ request, reason }), errors.access.wrongStage, { stage: 'filed' });
    await ministry.access.refuse({ request, reason: '用途不明' });
    await standing(request, 'refused');
    await refused(committee.access.rule({ request, outcome: 'upheld', reason }), errors.access.wrongStage);
    await licensing.access.dispute({ request, reason: '用途依法' });
    expect((await standing(request, 'disputed')).progress.turn).toBe('committee');
    await refused(ministry.access.approve({ request }), errors.access.decidedAlready);
    const ruling = await eventually(() => committee.access.rule({ request, outcome: 'upheld', reason }));
    expect(ruling).toMatchObject({ request, ruling: { outcome: 'upheld', reason, replyDays: 10 } });
    const { progress } = await standing(request, 'upheld');
    expect(progress.turn).toBe('provider');
    expect(progress.due).toBeDefined();
    await refused(ministry.access.extend({ request, days: 1, reason }), errors.access.wrongStage);
    const grant = await eventually(() => ministry.access.approve({ request }));
    expect(grant).toMatchObject({ request, state: 'active' });
    await standing(request, 'approved');
  });

  test('stands where the dispute is dismissed, and is not disputed again', async () => {
    const { id: request } = await parties.request();
    await ministry.access.refuse({ request, reason });
    await eventually(() => licensing.access.dispute({ request, reason }));
    await eventually(() => committee.access.rule({ request, outcome: 'dismissed', reason }));
    await standing(request, 'dismissed');
    await refused(licensing.access.dispute({ request, reason }), errors.access.wrongStage, { stage: 'dismissed' });
    await refused(ministry.access.approve({ request }), errors.access.decidedAlready);
    await refused(committee.access.rule({ request, outcome: 'upheld', reason }), errors.access.wrongStage);
  });

  test('made anew after a ruling can be disputed anew', async () => {
    const { id: request } = await parties.request();
    for (const outcome of ['upheld', 'dismissed'] as const) {
      await eventually(() => ministry.access.refuse({ request, reason }));
      await standing(request, 'refused');
      await licensing.access.dispute({ request, reason });
      await standing(request, 'disputed');
      await eventually(() => committee.access.rule({ request, outcome, reason }));
      await standing(request, outcome);
    }
  });

  test('is ruled on by the committee alone', async () => {
    const { id: request } = await parties.request();
    await ministry.access.refuse({ request, reason });
    await eventually(() => licensing.access.dispute({ request, reason }));
    const other = await net().connect('Committee/sun');
    await refused(other.access.rule({ request, outcome: 'upheld', reason }), errors.registry.roleMissing);
    await refused(ministry.access.rule({ request, outcome: 'dismissed', reason }), errors.registry.notCommittee);
  });
});

describe('the inbox', () => {
  const ids = async (by: Ledger, input: Parameters<Ledger['access']['requests']>[0]) =>
    (await by.access.requests({ size: 200, ...input })).items.map(({ id }) => id);

  test('tells each request’s stage, whose turn it is, by when; by side, department, what is overdue', async () => {
    const [waiting, returned] = [(await parties.request()).id, (await parties.request()).id];
    await ministry.access.return({ request: returned, missing });
    await standing(returned, 'returned');
    const provider = { provider: 'MHRSS' } as const;
    const listed = await eventually(() => ids(ministry, { ...provider, turn: 'provider', only: 'due' }));
    expect(listed).toContain(waiting);
    expect(listed).not.toContain(returned);
    expect(await ids(licensing, { requester: 'GD', turn: 'requester' })).toContain(returned);
    expect(await ids(licensing, { requester: 'GD', turn: 'requester', only: 'due' })).not.toContain(returned);
    expect(await ids(licensing, { requester: 'GD', department: 'hrss' })).toContain(waiting);
    expect(await ids(licensing, { requester: 'GD', department: 'civil-affairs' })).toEqual([]);
    expect(await ids(ministry, { ...provider, department: 'data-office' })).toContain(waiting);
    expect(await ids(ministry, { ...provider, department: 'social-insurance' })).toEqual([]);
    expect(await ids(ministry, { ...provider, only: 'overdue' })).toEqual([]);
    const { items } = await ministry.access.requests({ ...provider, size: 200 });
    expect(items.find(({ id }) => id === waiting)?.progress).toMatchObject({
      stage: 'filed',
      turn: 'provider',
      left: 10,
    });
    if (net().engine !== 'devnet') return;
    await later(25 * dayMs, async () => {
      const overdue = await ids(ministry, { ...provider, only: 'overdue' });
      expect(overdue).toContain(waiting);
      expect(overdue).not.toContain(returned);
      expect(await ids(ministry, { ...provider, only: 'due' })).not.toContain(waiting);
    });
  });
});

describe('a countersignature', () => {
  const term = { name: 'access.countersignatures', basis: '试验', authority: 'GD' } as const;

  test('is given by a second person where the requester wants one, before the provider decides', async () => {
    await govern(net(), { ...term, value: 1 });
    const filed = await eventually(
      () => parties.request(),
      ({ countersign }) => countersign === true,
    );
    expect(filed.due).toBeUndefined();
    const { id: request } = filed;
    expect((await standing(request, 'drafted')).progress).toEqual({ stage: 'drafted', turn: 'requester' });
    const drafted = { stage: 'drafted' };
    await eventually(() => refused(ministry.access.approve({ request }), errors.access.wrongStage, drafted));
    await refused(ministry.access.return({ request, missing }), errors.access.wrongStage, drafted);
    const roles = ['official', 'approver'] as const;
    const admin = await net().connect('GD/admin');
    const person = { name: '何平', department: 'hrss/licensing', roles: [...roles] };
    await admin.registry.enrol({ actors: [{ id: 'he', ...person }] });
    const attributes = { 'hf.EnrollmentID': 'he', 'opn.department': person.department, 'opn.roles': roles.join(',') };
    const second = await connectWith(net(), 'GD', attributes);
    const own = await parties.request({}, second);
    const same = { actor: 'GD/he', earlier: 'access.request' };
    await refused(second.access.countersign({ request: own.id }), errors.access.samePerson, same);
    await refused(licensing.access.countersign({ request }), errors.registry.roleMissing);
    const signed = await second.access.countersign({ request });
    expect(signed).toMatchObject({ filed: filed.provenance, countersigned: { provenance: { by: 'GD/he' } } });
    expect((await standing(request, 'filed')).progress).toMatchObject({ turn: 'provider', left: 10 });
    await refused(second.access.countersign({ request }), errors.access.wrongStage, { stage: 'filed' });
    expect(await eventually(() => ministry.access.approve({ request }))).toMatchObject({ request });
    await govern(net(), { ...term, value: 0 });
  });
});

describe('a renewal', () => {
  test('names the grant that it goes on with, asks for nothing more, and leaves that in the new grant', async () => {
    const grant = await parties.granted();
    const { id: request, renews } = await parties.request({ renews: grant.id, fields: { name: 'whole' } });
    expect(renews).toBe(grant.id);
    const renewed = await eventually(() => ministry.access.approve({ request }));
    expect(renewed).toMatchObject({ renews: grant.id, fields: { name: 'whole' } });
    const wider = { ...grant.fields, months: 'whole' };
    const fields = { part: 'fields' };
    await refused(parties.request({ renews: grant.id, fields: wider }), errors.access.notRenewable, fields);
    const other = { part: 'department' };
    await refused(parties.request({ renews: grant.id }, parties.civil), errors.access.notRenewable, other);
    await ministry.access.revoke({ grant: grant.id, reason });
    const state = { part: 'state' };
    await eventually(() => refused(parties.request({ renews: grant.id }), errors.access.notRenewable, state));
    await refused(parties.request({ renews: 'MHRSS/g-0000000000000000' }), errors.ledger.notFound);
  });
});
