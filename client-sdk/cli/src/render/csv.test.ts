import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvOf } from './csv';

const read = (text: string): string[][] => parse(text);

test.each(['=1+1', '+cmd', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '＝1', '＋1', '－1', '＠a', '=HYPERLINK("x")'])(
  '%j is text, not a formula',
  (cell) => {
    expect(read(csvOf(['a'], [[cell]]))).toEqual([['a'], [`'${cell}`]]);
  },
);

test.each(['-5', '+5', '3.14', '-0.5', '123456789012345', '2026-01-01', 'MHRSS/o-1', '张三', ''])(
  '%j stays as it is',
  (cell) => {
    expect(read(csvOf(['a', 'b'], [[cell, 'x']]))).toEqual([
      ['a', 'b'],
      [cell, 'x'],
    ]);
  },
);

test('a long number keeps its digits', () => {
  expect(csvOf(['id'], [['110105194912310021']])).toBe("id\r\n'110105194912310021\r\n");
});

test('commas, quotes and line ends come back as they were', () => {
  const cell = fc
    .string({ unit: 'binary' })
    .filter((text) => !/^[\s\S]?[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]|^\d+$|\ufeff/.test(text));
  const row = fc.array(cell, { minLength: 3, maxLength: 3 });
  fc.assert(
    fc.property(row, fc.array(row, { maxLength: 5 }), (header, rows) => {
      expect(read(csvOf(header, rows))).toEqual([header, ...rows]);
    }),
  );
});
