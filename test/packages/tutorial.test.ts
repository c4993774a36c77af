/** What tutorial and README show of the example stands there word for word, but for the indent, in both languages. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const read = (...path: string[]): string => readFileSync(join(root, ...path), 'utf8');
const flush = (text: string): string => text.replace(/^ +/gm, '');

const example = ['src', 'test']
  .flatMap((folder) => readdirSync(join(root, 'examples/licence-review', folder)).map((file) => [folder, file]))
  .map((path) => flush(read('examples/licence-review', ...path)));

const snippets = (page: string): string[] =>
  [...read(page).matchAll(/^```ts\n(.*?)^```$/gms)].map(([, snippet = '']) => snippet);

const tutorial = ['docs/tutorial/first-sub-application.md', 'docs/tutorial/first-sub-application.zh-CN.md'];
const readme = ['README.md', 'README.zh-CN.md'];

test.each([...tutorial, ...readme])('%s', (page) => {
  expect(snippets(page).length).toBeGreaterThan(0);
  for (const snippet of snippets(page)) expect(example.filter((file) => file.includes(flush(snippet)))).toHaveLength(1);
});

test.each([tutorial, readme])('both languages show the same: %s, %s', (en, zh) => {
  expect(snippets(zh)).toEqual(snippets(en));
});
