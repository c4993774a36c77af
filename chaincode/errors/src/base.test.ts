import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { OnePlusNError, errorTable, isOnePlusNError, problemTable, problemWith, type Lexicon, type Text } from '.';

const rows = errorTable('SAMPLE', {
  gone: {
    number: 101,
    message: { zh: '没有{kind} {id}: {problem}', en: 'There is no {kind} {id}: {problem}' },
    remedy: { zh: '到 {place} 查找', en: 'Look for it in {place}' },
  },
  quiet: { number: 102, message: { zh: '无', en: 'Nothing' }, remedy: { zh: '等', en: 'Wait' } },
});

const problems = problemTable('length', {
  long: { zh: '过长: {length} 个字符', en: 'too long: {length} characters' },
  at: { zh: '第 {line} 行: {problem}', en: 'line {line}: {problem}' },
});

const lexicon: Lexicon = {
  word: (language, name, value) => (language === 'zh' && name === 'kind' && value === 'dataset' ? '目录条目' : value),
  problem: (key) => Object.values<Text & { key: string }>(problems).find((each) => each.key === key),
};

const long = problemWith(problems.long, { length: 7 });
const gone = (problem: string | typeof long | (typeof long)[]) =>
  new OnePlusNError(rows.gone, { kind: 'dataset', id: 'GD/x', problem, place: 'GD' }, undefined, lexicon);

test('the language is a matter of reading: the error itself stays as it is', () => {
  const error = gone(long);
  const before = { message: error.message, args: error.args };
  expect(error.line('zh')).toBe('SAMPLE-101 没有目录条目 GD/x: 过长: 7 个字符。到 GD 查找');
  expect(error.line('en')).toBe('SAMPLE-101 There is no dataset GD/x: too long: 7 characters. Look for it in GD');
  expect({ message: error.message, args: error.args }).toEqual(before);
  expect(error.message).toBe(error.line('en'));
  expect(error.stack).toContain(error.message);
  expect(error.args['problem']).toEqual({ key: 'length.long', args: { length: 7 } });
});

test('several problems are said one after the other, a problem within a problem in its place', () => {
  const nested = problemWith(problems.at, { line: 3, problem: long });
  expect(gone([long, nested]).text('zh').message).toBe('没有目录条目 GD/x: 过长: 7 个字符; 第 3 行: 过长: 7 个字符');
});

test('what no table knows is shown as it came', () => {
  const unknown = { key: 'later.made', args: { n: 1, name: 'a' } };
  expect(gone('the moon is full').text('zh').message).toContain('the moon is full');
  expect(new OnePlusNError(rows.gone, { problem: unknown }).text('zh').message).toBe(
    '没有{kind} {id}: later.made (n: 1, name: a)',
  );
});

test('what is given never becomes a template itself', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (kind, id) => {
      const error = new OnePlusNError(rows.gone, { kind: `{id}${kind}`, id, problem: '', place: '' });
      expect(error.text('en').message).toBe(`There is no {id}${kind} ${id}: `);
    }),
  );
});

test('an error tells all that caused it, once each, in a circle too', () => {
  const root = new Error('disk full');
  const inner = new OnePlusNError(rows.quiet, {}, { cause: new AggregateError([root, 'words'], 'two') });
  const outer = new OnePlusNError(rows.gone, {}, { cause: inner });
  root.cause = outer;
  expect(outer.walk().map((each) => (each instanceof Error ? each.message.slice(0, 10) : each))).toEqual([
    'SAMPLE-101',
    'SAMPLE-102',
    'two',
    'disk full',
    'words',
  ]);
  expect(outer.walk().find((each) => isOnePlusNError(each, rows.quiet))).toBe(inner);
});

test('the guard knows errors of another copy of the package, and no others', () => {
  const place = mkdtempSync(join(tmpdir(), 'oneplusn-errors-'));
  try {
    cpSync(__dirname, place, { recursive: true });
    const other = createRequire(__filename)(join(place, 'index.ts')) as { OnePlusNError: typeof OnePlusNError };
    const foreign: unknown = new other.OnePlusNError(rows.quiet, {});
    expect(foreign).not.toBeInstanceOf(OnePlusNError);
    expect(isOnePlusNError(foreign)).toBe(true);
    expect(isOnePlusNError(foreign, rows.quiet)).toBe(true);
    expect(isOnePlusNError(foreign, rows.gone)).toBe(false);
  } finally {
    rmSync(place, { recursive: true });
  }
  for (const thrown of [new Error('SAMPLE-102'), undefined, null, 'SAMPLE-102', { code: 'SAMPLE-102' }])
    expect(isOnePlusNError(thrown)).toBe(false);
});

test('a key among the arguments is never repeated, within problems neither', () => {
  const secret = `MI${'A'.repeat(40)}`;
  const within = { key: 'length.at', args: { line: 1, problem: { key: 'x', args: { secret } } } };
  for (const problem of [secret, within, [within], { zh: secret, en: secret }]) {
    const error = new OnePlusNError(rows.gone, { problem }, undefined, lexicon);
    expect(JSON.stringify([error.message, error.line('zh'), error.args])).not.toContain(secret);
  }
});
