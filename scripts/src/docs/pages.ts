import { readFileSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';

const notOurs = (name: string): boolean => name.startsWith('.') || name === 'node_modules' || name === 'dist';

const shelves = ['tutorial', 'how-to', 'explanation', 'reference'];

/** Whether a page of docs stands on one of the four shelves. */
export const isOnShelf = (path: string): boolean =>
  posix.dirname(posix.dirname(path)) === 'docs' && shelves.includes(posix.basename(posix.dirname(path)));

/** Every Markdown page of the repository, by its path from the root. */
export function pagesOf(root: string): Map<string, string> {
  const pages = new Map<string, string>();
  const walk = (folder: string): void => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = posix.join(folder, entry.name);
      if (entry.isDirectory() && !notOurs(entry.name)) walk(path);
      else if (entry.isFile() && path.endsWith('.md')) pages.set(path, readFileSync(join(root, path), 'utf8'));
    }
  };
  walk('');
  return pages;
}
