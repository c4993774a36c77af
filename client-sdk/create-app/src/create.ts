import { cpSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { shownSource } from '@oneplusn/errors';
import { CreateError } from './errors/create-error';
import { createErrors } from './errors/table';

/** What was made. */
export interface Created {
  /** Where it stands, from the root of the file system on. */
  readonly folder: string;
  /** The app's name, and that of its package: the last part of the folder. */
  readonly name: string;
}

/**
 * What is to be done next in a new app, as commands of any shell that stands in `from`.
 *
 * @example
 * ```ts
 * console.log(nextSteps(createApp('我的 应用/residence-letter')).join('\n')); // cd "我的 应用/residence-letter", ...
 * ```
 */
export function nextSteps({ folder }: Pick<Created, 'folder'>, from = process.cwd()): readonly string[] {
  const way = relative(from, folder) || '.';
  return [`cd ${/^[\w./\\:-]+$/.test(way) ? way : `"${way}"`}`, 'npm install', 'npm test'];
}

const template = join(__dirname, '../template');

/** The name of a process on the ledger (`process.publish`), which is one of an npm package too. */
const fitting = /^[a-z][a-z0-9-]{0,38}[a-z0-9]$/;

/**
 * Makes a folder with a working app: a process, its forms, its scenarios, and a test that plays them. Nothing that is
 * there is overwritten.
 *
 * @param given the folder; its last part is the app's name
 * @param from where a relative path begins
 * @throws CreateError CREATE-101 to CREATE-103
 * @example
 * ```ts
 * const { folder } = createApp('residence-letter');
 * ```
 */
export function createApp(given: string, from = process.cwd()): Created {
  const folder = resolve(from, given);
  const name = basename(folder);
  if (!fitting.test(name)) throw new CreateError(createErrors.nameUnfit, { name: shownSource(name) });
  if (entriesOf(folder).length > 0) throw new CreateError(createErrors.folderTaken, { folder: shownSource(given) });
  try {
    mkdirSync(folder, { recursive: true });
    cpSync(template, folder, { recursive: true });
    // npm packs no file of this name.
    renameSync(join(folder, 'gitignore'), join(folder, '.gitignore'));
    for (const file of ['package.json', 'src/app.ts', 'README.md', 'README.zh-CN.md']) rename(join(folder, file), name);
  } catch (error) {
    throw unusable(given, error);
  }
  return { folder, name };
}

/** What the template goes by. */
const placeholder = /residence-letter/g;

function rename(file: string, name: string): void {
  writeFileSync(file, readFileSync(file, 'utf8').replace(placeholder, name));
}

function entriesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw unusable(folder, error);
  }
}

/** What the system says of a file may repeat its path: only its code is told. */
const unusable = (folder: string, error: unknown): CreateError =>
  new CreateError(
    createErrors.folderUnusable,
    { folder: shownSource(folder), problem: (error as NodeJS.ErrnoException).code ?? '?' },
    { cause: error },
  );
