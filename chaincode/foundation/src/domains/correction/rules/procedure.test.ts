/** Random people, days and orders against a model that knows nothing of facts. */
import { correction, dayOf } from '@oneplusn/api';
import fc from 'fast-check';
import { isWorkingDay } from '../../registry/rules/working-days';
import { anew, filingOf, mayTake, progressOf, stageOf, type Action, type Matter, type Party } from './procedure';

/** Every path there is. */
const paths = [
  'provider reply reported corrected',
  'provider reply reported confirmed',
  'requester withdraw reported withdrawn',
  'requester escalate reported reported',
];
const dayMs = 86_400_000;
const start = Date.parse('2026-09-28T04:00:00.000Z');
const calendars = [
  { year: 2026, holidays: ['2026-10-01', '2026-10-02'], makeUpDays: ['2026-10-10'] },
  { year: 2027, holidays: ['2027-01-01'], makeUpDays: [] },
];
const provenance = (by: string, at: number) => ({ by, at: new Date(at).toISOString(), txId: '0' });
const days = 10;
const reported = (): Matter => ({
  correction: {
    ...{ id: 'GD/k-1', opening: 'MHRSS/o-gd-1', record: 0, dataset: 'MHRSS/insured', provider: 'MHRSS' },
    ...{ requester: 'GD', department: 'hrss', fields: ['name'], words: 'w', replyDays: days, due: '2026-10-13' },
    provenance: provenance('GD/li', start),
  },
});

interface Tried {
  readonly action: Action;
  readonly party: Party;
  readonly after: number;
  readonly outcome: 'corrected' | 'confirmed';
}
const tried: fc.Arbitrary<Tried> = fc.record({
  action: fc.constantFrom<Action>('escalate', 'escalate', 'escalate', 'reply', 'withdraw'),
  party: fc.constantFrom<Party>('requester', 'provider'),
  after: fc.nat(6),
  outcome: fc.constantFrom('corrected', 'confirmed'),
});

/** What a step writes, whoever takes it and whenever. */
function written(matter: Matter, { action, party, outcome }: Tried, at: number): Matter {
  const made = { reason: 'r', provenance: provenance(`${party}/x`, at) };
  const { correction: report } = matter;
  switch (action) {
    case 'reply':
      return { ...matter, reply: { id: 'MHRSS/y-1', correction: report.id, outcome, ...made } };
    case 'withdraw':
      return { ...matter, correction: anew(report, { withdrawn: made }, made.provenance) };
    case 'escalate':
      return { ...matter, correction: anew(report, { escalated: { due: '2026-10-13', ...made } }, made.provenance) };
  }
}

test('random steps lead along the paths alone, and the last day is that of a plain list of days', () => {
  const reached = new Set<string>();
  const plain: string[] = [];
  for (let at = start + dayMs; plain.length < days; at += dayMs)
    if (isWorkingDay(dayOf(at), calendars)) plain.push(dayOf(at));
  const [due] = plain.slice(-1);
  fc.assert(
    fc.property(fc.array(tried, { maxLength: 20, size: 'max' }), (tries) => {
      let [matter, at] = [reported(), start];
      for (const each of tries) {
        at += each.after * dayMs;
        const before = stageOf(matter);
        const allowed = mayTake(each.action, each.party, before);
        expect(allowed).toBe(paths.some((path) => path.startsWith(`${each.party} ${each.action} ${before} `)));
        if (allowed) {
          matter = written(matter, each, at);
          expect(paths).toContain(`${each.party} ${each.action} ${before} ${stageOf(matter)}`);
        }
        const stage = stageOf(matter);
        reached.add(stage);
        const progress = progressOf(matter, dayOf(at), calendars);
        const waits = stage === 'reported';
        expect({ stage: progress.stage, due: progress.due }).toEqual({ stage, due: waits ? due : undefined });
        expect(progress.overdue !== undefined).toBe(waits && due! < dayOf(at));
        expect(filingOf(matter.correction)).toEqual(provenance('GD/li', start));
      }
    }),
  );
  expect([...reached].sort()).toEqual([...correction.stages].sort());
});

test('a calendar that is corrected moves the day and says so; a year without one is named', () => {
  const matter = reported();
  expect(progressOf(matter, '2026-09-29', calendars)).toEqual({ stage: 'reported', due: '2026-10-13', left: 9 });
  const later = [{ ...calendars[0]!, holidays: [...calendars[0]!.holidays, '2026-10-12'] }];
  expect(progressOf(matter, '2026-09-29', later)).toMatchObject({ due: '2026-10-14', corrected: true });
  expect(progressOf(matter, '2026-09-29', [])).toEqual({ stage: 'reported', noCalendar: [2026] });
});
