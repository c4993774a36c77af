/** What must not compile, and the same held at run time. */
import { errorTable, problemTable, problemWith, placeholdersOf, type ErrorDescriptor, type Placeholders } from '.';

const remedy = { zh: '等', en: 'Wait' } as const;

test('a row whose languages name different arguments does not compile', () => {
  const rows = {
    // @ts-expect-error the Chinese names {b}
    more: () => errorTable('X', { row: { number: 1, message: { zh: '{a}{b}', en: '{a}' }, remedy } }),
    // @ts-expect-error the Chinese leaves out {a}
    fewer: () => errorTable('X', { row: { number: 1, message: { zh: '', en: '{a}' }, remedy } }),
    // @ts-expect-error the remedy's Chinese names {c}
    remedy: () => errorTable('X', { row: { number: 1, message: remedy, remedy: { zh: '{c}', en: '' } } }),
  };
  expect(Object.values(rows).map((make) => make().row.code)).toEqual(['X-1', 'X-1', 'X-1']);
});

test('placeholders are the same to the compiler and at run time', () => {
  const names: Placeholders<'{a} of {b}, {a}'>[] = ['a', 'b'];
  expect(placeholdersOf('{a} of {b}, {a}')).toEqual(names);
  const { row } = errorTable('X', {
    row: { number: 1, message: { zh: '{a}', en: '{a}' }, remedy: { zh: '{b}', en: '{b}' } },
  });
  const typed: ErrorDescriptor<'a' | 'b'> = row;
  expect(typed.placeholders).toEqual(['a', 'b']);
  expect(row).toMatchObject({ code: 'X-1', docs: 'docs/reference/transactions.md#x-1' });
});

test("a problem needs its sentence's arguments, and takes none where it names none", () => {
  const { some, none } = problemTable('t', { some: { zh: '{n}', en: '{n}' }, none: { zh: '无', en: 'none' } });
  expect(problemWith(some, { n: 1 })).toEqual({ key: 't.some', args: { n: 1 } });
  expect(problemWith(none)).toEqual({ key: 't.none', args: {} });
  // @ts-expect-error n is missing
  expect(problemWith(some, {})).toEqual({ key: 't.some', args: {} });
  // @ts-expect-error n is missing altogether
  expect(problemWith(some)).toEqual({ key: 't.some', args: {} });
});
