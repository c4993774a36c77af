import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { groups } from './cases';
import { knownDifferences } from './known-differences';

const names = groups.flatMap(({ cases }) => cases.map(({ name }) => name));
const total = `${names.length}`;
const counts = groups.map(({ name, cases }) => [name, `${cases.length}`]);
const differing = knownDifferences.map((difference) => difference.case);

const read = (page: string): string => readFileSync(join(__dirname, '../../docs/reference', page), 'utf8');
/** The rows of the page's one table below its head. */
const rowsOf = (page: string): string[][] =>
  [...page.matchAll(/^\| (.*) \|$/gm)].slice(2).map(([, row = '']) => row.split('|').map((cell) => cell.trim()));
/** The cases at the end of the page, in which devnet is wrong. */
const casesOf = (page: string): (string | undefined)[] =>
  [...page.matchAll(/^- \*\*(\S+: .*?)\*\*/gm)].map(([, name]) => name);

test.each([
  ['conformance.md', 'together'],
  ['conformance.zh-CN.md', '合计'],
])('docs/reference/%s tells how many cases there are, and in which devnet is wrong', (file, together) => {
  expect(rowsOf(read(file))).toEqual([...counts, [together, total]]);
  expect(casesOf(read(file))).toEqual(differing);
});

test('the English page tells what differs', () => {
  const page = read('conformance.md').replaceAll(/\s+/g, ' ');
  for (const { reason } of knownDifferences) expect(page).toContain(reason);
});

test('each known difference is of a case', () => {
  expect(names).toEqual(expect.arrayContaining(differing));
});

test('cases have names of their own', () => {
  expect(new Set(names).size).toBe(names.length);
});
