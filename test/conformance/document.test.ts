import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { groups } from './cases';
import { knownDifferences } from './known-differences';
import { tables } from './table';

/** A table without its alignment, which the formatter chooses. */
const bare = (text: string): string => text.replaceAll(/ +/g, ' ').replaceAll(/-{3,}/g, '---');

test('docs/reference/conformance.md tells how many cases there are, and what differs', () => {
  const document = readFileSync(join(__dirname, '../../docs/reference/conformance.md'), 'utf8');
  expect(bare(document)).toContain(bare(tables()));
});

test('each known difference is of a case', () => {
  const names = groups.flatMap(({ cases }) => cases.map(({ name }) => name));
  expect(names).toEqual(expect.arrayContaining(knownDifferences.map((difference) => difference.case)));
});

test('cases have names of their own', () => {
  const names = groups.flatMap(({ cases }) => cases.map(({ name }) => name));
  expect(new Set(names).size).toBe(names.length);
});
