/** Every page of the repository is held to the house's rules of form. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { faultsOf, longestParagraph, widestRow } from './form';
import { isPaired, otherLanguage, programsOf, strayLinks } from './languages';
import { anchorsOf, brokenLinks } from './links';
import { isOnShelf, pagesOf } from './pages';

const root = join(__dirname, '../../..');
const pages = pagesOf(root);
const paths = [...pages.keys()].sort();

/** Generated, and too wide as yet. This list only shrinks: a page that keeps the rule has to leave it. */
const tooWide: string[] = [];

/** In one language as yet. This list only shrinks. */
const oneLanguage: string[] = [];

/** What `look` finds, by page; pages in which it finds nothing are left out. */
function found(look: (path: string, page: string) => string[]): Record<string, string[]> {
  return Object.fromEntries(
    [...pages].map(([path, page]) => [path, look(path, page)] as const).filter(([, { length }]) => length > 0),
  );
}

test('links lead to what is there', () => {
  const exists = (path: string): boolean => existsSync(join(root, path));
  const anchors = new Map([...pages].map(([path, page]) => [path, anchorsOf(page)]));
  expect(found((path, page) => brokenLinks(path, page, { anchors, exists }))).toEqual({});
});

test(`no row is wider than ${widestRow} columns, no paragraph longer than ${longestParagraph} characters`, () => {
  const faults = found((_, page) => faultsOf(page).map(({ line, what, size }) => `${line}: ${what} of ${size}`));
  expect(Object.fromEntries(Object.entries(faults).filter(([path]) => !tooWide.includes(path)))).toEqual({});
  expect(tooWide.filter((path) => !(path in faults))).toEqual([]);
});

test('each page has its other language and links to it at its head', () => {
  expect(paths.filter((path) => !isPaired(path, pages))).toEqual(oneLanguage);
});

test('each page of docs stands on its shelf', () => {
  const loose = paths.filter((path) => path.startsWith('docs/') && !isOnShelf(path));
  expect(loose).toEqual(['docs/README.md', 'docs/README.zh-CN.md']);
});

test('a page sends its reader to pages in its own language', () => {
  expect(found((path) => strayLinks(path, pages))).toEqual({});
});

test('both languages show the same programs', () => {
  const inOther = (path: string): string[] => programsOf(pages.get(otherLanguage(path)) ?? '');
  const here = (path: string, page: string): string[] => (pages.has(otherLanguage(path)) ? programsOf(page) : []);
  expect(found(here)).toEqual(found((path) => inOther(path)));
});
