/** What the tutorial shows of the example stands there word for word, but for the indent, in both languages. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const read = (...path: string[]): string => readFileSync(join(root, ...path), 'utf8');
const flush = (text: string): string => text.replace(/^ +/gm, '');

const example = ['src', 'test']
  .flatMap((folder) => readdirSync(join(root, 'examples/licence-review', folder)).map((file) => [folder, file]))
  .map((path) => flush(read('examples/licence-review', ...path)));

const snippets = (page: string): string[] =>
  [...read('docs/tutorial', page).matchAll(/^```ts\n(.*?)^```$/gms)].map(([, snippet = '']) => snippet);

test.each(['first-sub-application.md', 'first-sub-application.zh-CN.md'])('%s', (page) => {
  expect(snippets(page).length).toBeGreaterThan(5);
  for (const snippet of snippets(page)) expect(example.filter((file) => file.includes(flush(snippet)))).toHaveLength(1);
});

test('both languages show the same', () => {
  expect(snippets('first-sub-application.zh-CN.md')).toEqual(snippets('first-sub-application.md'));
});
