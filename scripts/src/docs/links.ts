/** The links of a page, and the places in it that a link can name. */
import { posix } from 'node:path';
import { blocksOf } from './blocks';

export interface Link {
  readonly line: number;
  /** As it is written: `../x.md#part`. */
  readonly target: string;
}

const link = /!?\[((?:[^[\]]|\[[^[\]]*\])*)\]\(\s*<?([^()\s>]+)>?(?:\s+"[^"]*")?\s*\)/g;
const elsewhere = /^[a-z][a-z+.-]*:/i;

/** The links to places in the repository. */
export function linksOf(page: string): Link[] {
  return blocksOf(page)
    .flatMap(({ line, text }) => {
      const shown = text.replace(/`+[^`]*`+/g, (code) => '`'.repeat(code.length));
      return [...shown.matchAll(link)].map(([, , target = '']) => ({ line, target }));
    })
    .filter(({ target }) => !elsewhere.test(target));
}

/** A text as it is read: of links, what they show. */
export function shownText(text: string): string {
  return text.replace(link, '$1');
}

/** What stands after `#`: the headings as GitHub names them, and the ids that a page gives itself. */
export function anchorsOf(page: string): Set<string> {
  const anchors = new Set([...page.matchAll(/<a\s+(?:id|name)="([^"]+)"/g)].map(([, id = '']) => id));
  for (const { kind, text } of blocksOf(page)) {
    if (kind !== 'heading') continue;
    const slug = shownText(text)
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
      .replaceAll(' ', '-');
    let name = slug;
    for (let again = 1; anchors.has(name); again += 1) name = `${slug}-${again}`;
    anchors.add(name);
  }
  return anchors;
}

export interface Places {
  /** What a link can name in each page, by the page's path from the root. */
  readonly anchors: ReadonlyMap<string, ReadonlySet<string>>;
  /** Whether there is such a file or folder. */
  readonly exists: (path: string) => boolean;
}

/** The links of a page that lead nowhere, as `line: target`. */
export function brokenLinks(path: string, page: string, { anchors, exists }: Places): string[] {
  return linksOf(page)
    .filter(({ target }) => {
      const [file = '', anchor] = target.split('#');
      const to = file === '' ? path : posix.join(posix.dirname(path), decodeURIComponent(file));
      if (to.startsWith('..') || !exists(to)) return true;
      return anchor !== undefined && anchors.get(to)?.has(decodeURIComponent(anchor)) !== true;
    })
    .map(({ line, target }) => `${line}: ${target}`);
}
