/**
 * The one rule of languages: `x.md` is English, `x.zh-CN.md` Chinese, and each links to the other in its first lines.
 */
import { posix } from 'node:path';
import { linksOf } from './links';

const chinese = /\.zh-CN\.md$/;
const firstLines = 5;

export function otherLanguage(path: string): string {
  return chinese.test(path) ? path.replace(chinese, '.md') : path.replace(/\.md$/, '.zh-CN.md');
}

/** Whether the other language's page is there and the page links to it where a reader sees it at once. */
export function isPaired(path: string, pages: ReadonlyMap<string, string>): boolean {
  const other = otherLanguage(path);
  const links = linksOf(pages.get(path) ?? '');
  return pages.has(other) && links.some(({ line, target }) => line <= firstLines && target === posix.basename(other));
}

/** The links of a page to pages that are there in its own language too, but not in that one. */
export function strayLinks(path: string, pages: ReadonlyMap<string, string>): string[] {
  const pathOf = (target: string): string => posix.join(posix.dirname(path), target.split('#')[0] ?? '');
  return linksOf(pages.get(path) ?? '')
    .filter(({ target }) => {
      const to = pathOf(target);
      const other = otherLanguage(to);
      return to.endsWith('.md') && chinese.test(to) !== chinese.test(path) && other !== path && pages.has(other);
    })
    .map(({ line, target }) => `${line}: ${target}`);
}

/** The programs that a page shows, without their comments, which are in the page's language. */
export function programsOf(page: string): string[] {
  const programs = [...page.matchAll(/^ *```(?:js|ts)\n(.*?)^ *```$/gms)];
  return programs.map(([, program = '']) => program.replace(/^ *\/\/ .*\n| +\/\/ .*$/gm, ''));
}
