/** Random people, days and orders against a model that knows nothing of facts: a table of paths, and a list of days. */
import { access, dayOf } from '@oneplusn/api';
import fc from 'fast-check';
import { yearsOf } from '../../registry/rules/reckoning';
import { isWorkingDay } from '../../registry/rules/working-days';
import { clockOf, progressOf } from './clock';
import { mayTake, stageOf, steps, turnOf, type Action, type Matter } from './procedure';
import * as writing from './writing';

/** Every path that the rules of the procedure know: who, what, from where, to where. */
const paths = [
  'requester countersign drafted filed',
  'requester withdraw drafted withdrawn',
  'provider return filed returned',
  'requester complete returned completed',
  'provider extend filed filed',
  'provider extend completed completed',
  ...['filed', 'completed', 'upheld'].flatMap((from) => [
    `provider approve ${from} approved`,
    `provider refuse ${from} refused`,
    `requester withdraw ${from} withdrawn`,
    `requester escalate ${from} ${from}`,
    `committee escalate ${from} ${from}`,
  ]),
  'requester withdraw returned withdrawn',
  'requester withdraw disputed withdrawn',
  'requester dispute refused disputed',
  'committee rule disputed upheld',
  'committee rule disputed dismissed',
  'requester claim approved awaited',
  'requester claim supplied awaited',
  'provider supply awaited supplied',
  'requester escalate awaited awaited',
  'committee escalate awaited awaited',
];
const calendars = [2026, 2027, 2028, 2029].map((year) => ({
  year,
  holidays: [`${year}-01-01`, `${year}-05-01`, `${year}-10-01`, `${year}-10-02`],
  makeUpDays: [`${year}-10-10`, `${year}-10-11`],
}));
const { stages } = access;
const dayMs = 86_400_000;
const start = Date.parse('2026-09-20T04:00:00.000Z');
const replyDays = 10;
const supplyDays = 20;

interface Tried {
  readonly action: Action;
  readonly party: access.Party;
  readonly after: number;
  readonly extension: number;
  readonly upheld: boolean;
}

/** Mostly by somebody who may take such a step at all; ends come seldom, so that walks are long. */
const tried: fc.Arbitrary<Tried> = fc
  .oneof(
    { weight: 8, arbitrary: fc.constantFrom<Action>('return', 'complete', 'extend', 'escalate', 'refuse', 'dispute') },
    { weight: 2, arbitrary: fc.constant<Action>('rule') },
    { weight: 2, arbitrary: fc.constantFrom<Action>('claim', 'supply') },
    { weight: 1, arbitrary: fc.constantFrom<Action>('approve', 'withdraw', 'countersign') },
  )
  .chain((action) =>
    fc.record({
      action: fc.constant(action),
      party: fc.constantFrom<access.Party>(
        ...steps[action].by,
        ...steps[action].by,
        'requester',
        'provider',
        'committee',
      ),
      after: fc.nat(6),
      extension: fc.integer({ min: 1, max: 10 }),
      upheld: fc.boolean(),
    }),
  );

const provenance = (by: string, at: number, txId: string) => ({ by, at: new Date(at).toISOString(), txId });

function filed(countersign?: true): Matter {
  return {
    request: {
      countersign,
      ...{ id: 'GD/r-1', requester: 'GD', department: 'hrss', dataset: 'MHRSS/insured', replyDays },
      ...{ fields: { name: 'whole' }, purpose: 'p', basis: 'b', scenario: 's', days: 1 },
      quota: { records: 1, per: 'day' },
      provenance: provenance('GD/li', start, 'tx-0'),
    },
  };
}

/** What a step writes, whoever takes it and whenever. */
function written(matter: Matter, { action, party, extension, upheld }: Tried, at: number, txId: string): Matter {
  const made = { reason: 'r', provenance: provenance(`${party}/x`, at, txId) };
  const { request } = matter;
  switch (action) {
    case 'countersign':
      return { ...matter, request: writing.countersigning(matter, made.provenance) };
    case 'return': {
      const missing = [{ part: 'basis' as const, words: 'w' }];
      return { ...matter, handling: writing.returning(matter, 'MHRSS/h-1', { ...made, missing }) };
    }
    case 'complete':
      return { ...matter, request: writing.completing(matter, { basis: 'c' }, made.provenance) ?? request };
    case 'extend':
      return { ...matter, handling: writing.extending(matter, 'MHRSS/h-1', { days: extension, ...made }) };
    case 'approve':
    case 'refuse': {
      const outcome = action === 'approve' ? 'approved' : 'refused';
      return { ...matter, decision: { id: 'MHRSS/d-1', request: request.id, outcome, ...made } };
    }
    case 'withdraw':
      return { ...matter, request: writing.withdrawing(matter, made) };
    case 'escalate': {
      const escalated = { answers: 'tx-0', due: dayOf(start), ...made };
      return party === 'committee'
        ? { ...matter, oversight: writing.pressingFromAbove(matter, 'Committee/s-1', escalated) }
        : { ...matter, request: writing.pressing(matter, escalated) };
    }
    case 'dispute':
      return { ...matter, request: writing.disputing(matter, made) ?? request };
    case 'claim':
      return { ...matter, request: writing.claiming(matter, made, supplyDays) ?? request };
    case 'supply': {
      const supplied = writing.supplying(matter, 'MHRSS/h-1', made);
      return supplied ? { ...matter, handling: supplied } : matter;
    }
    case 'rule': {
      const outcome = upheld ? ('upheld' as const) : ('dismissed' as const);
      const ruled = writing.ruling(matter, 'Committee/s-1', { outcome, replyDays, ...made });
      return ruled ? { ...matter, oversight: ruled } : matter;
    }
  }
}

/** The plain model of a deadline: all working days after the term's beginning, without those that stand still. */
class Term {
  begins = dayOf(start);
  days = replyDays;
  still: [string, string | undefined] | undefined;
  approved = '';
  supplied = false;

  /** The last day; undefined while it cannot be told. */
  due(): string | undefined {
    const counted: string[] = [];
    for (let at = Date.parse(this.begins) + dayMs; counted.length < this.days; at += dayMs) {
      const day = new Date(at).toISOString().slice(0, 10);
      const [from, to] = this.still ?? [];
      if (from !== undefined && to === undefined && day >= from) return undefined;
      if (from !== undefined && to !== undefined && day >= from && day <= to) continue;
      if (isWorkingDay(day, calendars)) counted.push(day);
    }
    return counted.at(-1);
  }

  take({ action, extension }: Tried, day: string, stage: access.Stage): void {
    if (action === 'approve') this.approved = day;
    if (action === 'supply') this.supplied = true;
    if (action === 'claim') {
      [this.begins, this.days, this.still] = [this.supplied ? day : this.approved, supplyDays, undefined];
    }
    if (action === 'countersign') this.begins = day;
    if (action === 'return') this.still = [day, undefined];
    if (action === 'complete') this.still = [this.still![0], day];
    if (action === 'extend') this.days += extension;
    if (stage === 'upheld' && action === 'rule') {
      [this.begins, this.days, this.still] = [day, replyDays, undefined];
    }
  }
}

test('random steps lead along the paths alone, and each deadline is that of the plain model', () => {
  const reached = new Set<access.Stage>();
  fc.assert(
    fc.property(
      fc.array(tried, { minLength: 10, maxLength: 60, size: 'max' }),
      fc.constantFrom(true, undefined, undefined),
      (tries, drafted) => {
        let [matter, at] = [filed(drafted), start];
        const term = new Term();
        tries.forEach((each, i) => {
          at += each.after * dayMs;
          const before = stageOf(matter);
          const extended = each.action === 'extend' && matter.handling?.extended !== undefined;
          const allowed = mayTake(each.action, each.party, before) && !extended;
          const known = paths.some((path) => path.startsWith(`${each.party} ${each.action} ${before} `));
          expect(mayTake(each.action, each.party, before)).toBe(known);
          if (allowed) {
            matter = written(matter, each, at, `tx-${i + 1}`);
            const after = stageOf(matter);
            expect(paths).toContain(`${each.party} ${each.action} ${before} ${after}`);
            term.take(each, dayOf(at), after);
          }
          const today = dayOf(at);
          const stage = stageOf(matter);
          reached.add(stage);
          const clock = clockOf(matter, replyDays);
          const years = clock ? yearsOf(clock, today) : [];
          const progress = progressOf(
            matter,
            clock,
            today,
            calendars.filter(({ year }) => years.includes(year)),
          );
          const runs = turnOf(stage) === 'provider' || stage === 'returned';
          expect({ stage: progress.stage, due: progress.due }).toEqual({ stage, due: runs ? term.due() : undefined });
          const late = progress.due !== undefined && progress.due < today;
          expect(progress.overdue !== undefined).toBe(late);
          expect(progress.left !== undefined).toBe(runs && !late);
        });
      },
    ),
    { numRuns: 120 },
  );
  expect([...reached].sort()).toEqual([...stages].sort());
});

test('a side that writes what it likes, and whenever it likes, moves nothing that is not its own to move', () => {
  // Altered chaincode lets each side write its own facts out of turn; nothing of it counts for a step not yet taken.
  const theirs: Readonly<Record<access.Party, readonly access.Stage[]>> = {
    requester: ['filed', 'withdrawn'],
    provider: ['filed', 'returned', 'approved', 'refused'],
    committee: ['filed'],
  };
  const own: Readonly<Record<access.Party, readonly Action[]>> = {
    requester: ['countersign', 'complete', 'withdraw', 'escalate', 'dispute', 'claim'],
    provider: ['return', 'extend', 'approve', 'refuse', 'supply'],
    committee: ['escalate', 'rule'],
  };
  fc.assert(
    fc.property(fc.array(tried, { maxLength: 40, size: 'max' }), (tries) => {
      let matter = filed();
      const { party } = tries[0] ?? { party: 'requester' };
      tries.forEach((each, i) => {
        if (own[party].includes(each.action)) matter = written(matter, { ...each, party }, start, `tx-${i + 1}`);
        expect(theirs[party]).toContain(stageOf(matter));
      });
    }),
  );
});

test('a step counts for the very one that it answers', () => {
  const step = (action: Action, upheld = true): Tried => ({
    ...{ action, upheld, after: 0, extension: 1 },
    party: steps[action].by[0]!,
  });
  const walk = (actions: readonly Action[], from = filed()) =>
    actions.reduce((matter, action, i) => written(matter, step(action), start, `tx-${action}-${i}`), from);
  const first = walk(['refuse', 'dispute', 'rule']);
  expect(stageOf(first)).toBe('upheld');
  // Refused anew: neither the old dispute nor the old ruling is about that.
  const anew = written(first, step('refuse'), start, 'tx-anew');
  expect(stageOf(anew)).toBe('refused');
  const again = written(anew, step('dispute'), start, 'tx-again');
  expect(stageOf(again)).toBe('disputed');
  expect(stageOf(written(again, step('rule', false), start, 'tx-end'))).toBe('dismissed');
  // A completion kept from before does not answer a return that came after.
  const kept = walk(['return', 'complete']);
  expect(stageOf(kept)).toBe('completed');
  expect(stageOf({ ...kept, handling: walk(['return']).handling })).toBe('completed');
  const other = written(filed(), step('return'), start, 'tx-other');
  expect(stageOf({ ...kept, handling: other.handling })).toBe('returned');
  // A countersignature is of the text that was filed.
  const signed = written(filed(true), step('countersign'), start, 'tx-signed');
  expect(stageOf(signed)).toBe('filed');
  const refiled = { ...signed.request, filed: provenance('GD/li', start, 'tx-refiled') };
  expect(stageOf({ request: refiled })).toBe('drafted');
});
