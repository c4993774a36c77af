/** What tutorial and README show of the example stands there word for word, but for the indent, in both languages. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const read = (...path: string[]): string => readFileSync(join(root, ...path), 'utf8');
const flush = (text: string): string => text.replace(/^ +/gm, '');

const filesOf = (example: string): string[] =>
  ['src', 'test']
    .flatMap((folder) => readdirSync(join(root, 'examples', example, folder)).map((file) => [folder, file]))
    .map((path) => flush(read('examples', example, ...path)));

const snippets = (page: string): string[] =>
  [...read(page).matchAll(/^```ts\n(.*?)^```$/gms)].map(([, snippet = '']) => snippet);

const tutorial = ['docs/tutorial/first-sub-application.md', 'docs/tutorial/first-sub-application.zh-CN.md'];
const quarter = [
  'docs/tutorial/sub-application-in-15-minutes.md',
  'docs/tutorial/sub-application-in-15-minutes.zh-CN.md',
];
const readme = ['README.md', 'README.zh-CN.md'];
const pages = [
  ...[...tutorial, ...readme].map((page) => [page, ['licence-review']] as const),
  ...quarter.map((page) => [page, ['business-licence', 'insurance-transfer']] as const),
];

test.each(pages)('%s', (page, names) => {
  const example = names.flatMap(filesOf);
  expect(snippets(page).length).toBeGreaterThan(0);
  for (const snippet of snippets(page)) expect(example.filter((file) => file.includes(flush(snippet)))).toHaveLength(1);
});

test.each([tutorial, quarter, readme])('both languages show the same: %s, %s', (en, zh) => {
  expect(snippets(zh)).toEqual(snippets(en));
});
