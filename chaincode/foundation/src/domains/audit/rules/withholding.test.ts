import type { audit } from '@oneplusn/api';
import fc from 'fast-check';
import { stands, withheldAt } from './withholding';

const provenance = { by: 'MHRSS/wu', at: '2026-10-01T00:00:00.000Z', txId: 'a' };
const basis = '个人信息保护法 第十八条';
const withholding: audit.Withholding = {
  ...{ id: 'MHRSS/v-1', grant: 'MHRSS/g-1', basis, reason: 'r' },
  since: '2026-10-01T00:00:00.000Z',
  provenance,
};
const release = (answers: string): audit.Release => ({
  ...{ id: 'Committee/v-1', grant: 'MHRSS/g-1', answers, reason: 'r' },
  provenance,
});
const moment = fc
  .date({ min: new Date('2026-09-01'), max: new Date('2027-09-01'), noInvalidDate: true })
  .map((date) => date.toISOString());

test('nothing is withheld that was opened before, nor after it was lifted or released', () => {
  fc.assert(
    fc.property(moment, moment, (opened, now) => {
      const told = withheldAt({ withholding }, opened, now) === undefined;
      expect(told).toBe(opened < withholding.since);
      const lifted = { ...withholding, lifted: { reason: 'r', provenance } };
      expect(withheldAt({ withholding: lifted }, opened, now)).toBeUndefined();
      expect(withheldAt({ withholding, release: release('a') }, opened, now)).toBeUndefined();
    }),
  );
  // A ruling on one that was lifted long ago ends no other.
  expect(stands({ withholding, release: release('b') })).toBe(true);
  expect(stands({})).toBe(false);
});

test('a delay counts from each opening, a date is the same for all', () => {
  fc.assert(
    fc.property(moment, fc.integer({ min: 1, max: 400 }), fc.nat(1000), (opened, days, hours) => {
      fc.pre(opened >= withholding.since);
      const now = new Date(Date.parse(opened) + hours * 3_600_000).toISOString();
      const withheld = withheldAt({ withholding: { ...withholding, days } }, opened, now);
      expect(withheld !== undefined).toBe(hours < days * 24);
    }),
  );
  const dated = { withholding: { ...withholding, until: '2026-12-31' } };
  const opened = '2026-11-01T00:00:00.000Z';
  expect(withheldAt(dated, opened, '2026-12-31T15:59:59.999Z')).toEqual({ until: '2026-12-31T16:00:00.000Z', basis });
  expect(withheldAt(dated, opened, '2026-12-31T16:00:00.000Z')).toBeUndefined();
});
