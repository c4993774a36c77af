import * as fc from 'fast-check';
import { fields, table } from './table';
import { localTime, readMoment } from './time';
import { penFor } from './pen';
import { harmless, pad, widthOf, wrap } from './width';

const sink = (isTTY: boolean, columns?: number) => ({ write: () => undefined, isTTY, columns });
const plain = penFor(sink(false), {}, 'zh');
const narrow = (columns: number) => penFor(sink(true, columns), { NO_COLOR: '1' }, 'zh');
const columns = [
  { header: '编号', cell: (row: { id: string; name: string }) => row.id, breaks: false },
  { header: '名称', cell: (row: { id: string; name: string }) => row.name },
];

describe('width', () => {
  it('counts a Chinese character as two columns and a colour as none', () => {
    expect(widthOf('机构GD')).toBe(6);
    expect(widthOf('\u001b[31m拒绝\u001b[39m')).toBe(4);
    expect(pad('机构', 6)).toBe('机构  ');
    expect(pad('42', 4, 'right')).toBe('  42');
  });
  it('breaks Chinese anywhere, so that no line is too wide and nothing is lost', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('社', '保', 'a', '9', '，'), { minLength: 1, maxLength: 80 }),
        fc.integer({ min: 2, max: 30 }),
        (signs, width) => {
          const lines = wrap(signs.join(''), width);
          expect(lines.join('')).toBe(signs.join(''));
          for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
        },
      ),
    );
  });
  it('shows control and direction signs instead of obeying them', () => {
    expect(harmless('a\u001b[2Jb\u202ec')).toBe('a\\u001b[2Jb\\u202ec');
    expect(harmless('a\nb')).toBe('a b');
    expect(harmless('a\nb\u0007', true)).toBe('a\nb\\u0007');
  });
});

describe('tables', () => {
  const rows = [
    { id: 'MHRSS/insured', name: '社会保险参保人员信息' },
    { id: 'GD/x', name: 'registry of firms' },
  ];
  it('align columns however wide their characters are', () => {
    expect(table(columns, rows, plain)).toBe(
      '编号           名称\nMHRSS/insured  社会保险参保人员信息\nGD/x           registry of firms',
    );
  });
  it('wrap what may be broken, keep ids whole, and stay within the terminal', () => {
    const text = table(columns, rows, narrow(25));
    expect(text).toContain('MHRSS/insured');
    for (const line of text.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(25);
    expect(text.split('\n')[1]).toMatch(/^─+$/);
  });
  it('become blocks where columns have no room', () => {
    expect(table(columns, rows.slice(0, 1), narrow(16))).toContain('编号  MHRSS/');
  });
  it('leave out columns and fields that are empty', () => {
    expect(table(columns, [{ id: '', name: 'x' }], plain)).toBe('名称\nx');
    expect(
      fields(
        [
          ['用途', 'a'],
          ['期限', ''],
        ],
        plain,
      ),
    ).toBe('用途  a');
  });
  it('line up later lines of a value under its first', () => {
    expect(fields([['用途', 'a\nb']], plain, 2)).toBe('  用途  a\n        b');
  });
});

describe('colours', () => {
  it.each([
    [true, {}, true],
    [true, { NO_COLOR: '1' }, false],
    [true, { NO_COLOR: '' }, true],
    [true, { TERM: 'dumb' }, false],
    [false, {}, false],
  ])('terminal %s, environment %j: %s', (isTTY, env, coloured) => {
    expect(penFor(sink(isTTY, 80), env, 'zh').paint('bad', 'x') !== 'x').toBe(coloured);
  });
});

describe('moments', () => {
  const now = Date.parse('2026-10-08T04:00:00Z');
  it('are shown in China Standard Time', () =>
    expect(localTime('2026-10-01T16:30:05.000Z')).toBe('2026-10-02 00:30:05'));
  it.each([
    ['2026-10-01', '2026-09-30T16:00:00.000Z'],
    ['2026-10-01 09:30', '2026-10-01T01:30:00.000Z'],
    ['2026-10-01T09:30:15Z', '2026-10-01T09:30:15.000Z'],
    ['7d', '2026-10-01T04:00:00.000Z'],
    ['12h', '2026-10-07T16:00:00.000Z'],
    ['2026-02-30', undefined],
    ['2026-13-01', undefined],
    ['2026-10-01 25:00', undefined],
    ['yesterday', undefined],
  ])('%s is %s', (text, expected) => expect(readMoment(text, now)).toBe(expected));
  it('take a day as its end where a span ends', () =>
    expect(readMoment('2026-10-01', now, true)).toBe('2026-10-01T15:59:59.999Z'));
});
