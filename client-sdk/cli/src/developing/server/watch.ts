/** Files that change. */
import { watch, type FSWatcher } from 'node:fs';

/** Editors write a file in several steps: what comes within this time is one change. */
const settleMs = 150;

/** Tells when something in a folder has changed, once for what changes together. */
export function watchFolder(folder: string, changed: () => void): FSWatcher {
  let timer: NodeJS.Timeout | undefined;
  return watch(folder, { recursive: true }, (_, name) => {
    if (name !== null && /(^|[\\/])(node_modules|\.git)([\\/]|$)/.test(name)) return;
    clearTimeout(timer);
    timer = setTimeout(changed, settleMs);
  });
}
