/** The checks of pages find what they are for. */
import { columns } from './columns';
import { faultsOf } from './form';
import { isPaired, strayLinks } from './languages';
import { anchorsOf, brokenLinks, linksOf } from './links';

test('a Chinese character takes two columns', () => {
  expect(columns('a 账本。')).toBe(8);
});

test('wide rows and long paragraphs are found, with their lines; code is left alone', () => {
  const page = ['# Title', '', `| ${'账'.repeat(59)} |`, '', '```', 'x'.repeat(900), '```', '', `- ${'y'.repeat(300)}`];
  expect(faultsOf(page.join('\n'))).toEqual([{ line: 3, what: 'row', size: 122 }]);
  expect(faultsOf([...page, 'z'.repeat(300)].join('\n'))).toContainEqual({ line: 9, what: 'paragraph', size: 603 });
  expect(faultsOf([...page, `- ${'z'.repeat(300)}`].join('\n'))).toHaveLength(1);
});

test('of a link only what it shows counts as text', () => {
  expect(faultsOf(`[${'a'.repeat(10)}](${'b'.repeat(700)})`)).toEqual([]);
});

test('links are read, those in code and those to elsewhere are not', () => {
  const page = 'See [a](a.md), ![`b`](b.svg "B"), `[c](c.md)`, [d](https://d.example)\n\n```\n[e](e.md)\n```';
  expect(linksOf(page)).toEqual([
    { line: 1, target: 'a.md' },
    { line: 1, target: 'b.svg' },
  ]);
});

test('anchors are those of GitHub', () => {
  const page = '# What `up` does: A-B\n## 错误\n## 错误\n<a id="x-1"></a>';
  expect([...anchorsOf(page)]).toEqual(['x-1', 'what-up-does-a-b', '错误', '错误-1']);
});

test('a link that leads nowhere is found, by file and by anchor', () => {
  const pages = new Map([
    ['docs/a.md', '[b](b.md) [b](b.md#part) [no](b.md#none) [up](../../x.md) [me](#none) [gone](c.md)'],
    ['docs/b.md', '## Part'],
  ]);
  const anchors = new Map([...pages].map(([path, page]) => [path, anchorsOf(page)]));
  expect(
    brokenLinks('docs/a.md', pages.get('docs/a.md') ?? '', { anchors, exists: (path) => pages.has(path) }),
  ).toEqual(['1: b.md#none', '1: ../../x.md', '1: #none', '1: c.md']);
});

test('a page without its other language, or without a link to it at its head, is found', () => {
  const pages = new Map([
    ['a.md', '# A\n\n[中文](a.zh-CN.md)'],
    ['a.zh-CN.md', '# A\n'],
    ['b.md', '# B'],
  ]);
  expect([...pages.keys()].map((path) => isPaired(path, pages))).toEqual([true, false, false]);
});

test('a page that sends its reader to the other language without need is found', () => {
  const pages = new Map([
    ['a.zh-CN.md', '[English](a.md) [b](b.md#x) [c](c.md)'],
    ['a.md', ''],
    ['b.zh-CN.md', ''],
    ['b.md', ''],
    ['c.md', ''],
  ]);
  expect(strayLinks('a.zh-CN.md', pages)).toEqual(['1: b.md#x']);
});
