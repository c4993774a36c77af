/** Random reports of one record, one after the other: no item is ever in two that stand. */
import fc from 'fast-check';
import { coveredBy, reportId } from './same';

const items = ['address', 'born', 'months', 'name'];
const wanted = fc.uniqueArray(fc.constantFrom(...items), { minLength: 1 });

test('an item stands in one report, and whoever names it again is given that one', () => {
  fc.assert(
    fc.property(fc.array(wanted, { maxLength: 8 }), (calls) => {
      const standing: { fields: string[] }[] = [];
      for (const fields of calls) {
        const { first, fresh } = coveredBy(standing, fields);
        const before = standing.flatMap((report) => report.fields);
        expect(fresh).toEqual(fields.filter((field) => !before.includes(field)));
        if (fresh.length < fields.length) expect(first?.fields.some((field) => fields.includes(field))).toBe(true);
        else expect(first).toBeUndefined();
        if (fresh.length > 0) standing.push({ fields: fresh });
      }
      const all = standing.flatMap(({ fields }) => fields);
      expect(all).toHaveLength(new Set(all).size);
    }),
  );
});

test('a field named twice is reported once', () => {
  expect(coveredBy([], ['name', 'name']).fresh).toEqual(['name']);
});

test('a report is named by record and count, and by nobody who makes it', () => {
  const about = { opening: 'MHRSS/o-gd-5e0c61d9ab4287f3', record: 1, requester: 'GD' };
  const names = [
    reportId(about, 0),
    reportId(about, 1),
    reportId({ ...about, record: 0 }, 0),
    reportId({ ...about, record: 0 }, 1),
    reportId({ ...about, opening: 'MHRSS/o-gd-5e0c61d9ab4287f4' }, 0),
  ];
  expect(new Set(names).size).toBe(names.length);
  expect(reportId({ ...about }, 0)).toBe(names[0]);
  for (const name of names) expect(name).toMatch(/^GD\/k-[0-9a-f]{24}$/);
});
