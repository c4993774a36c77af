import { randomBytes } from 'node:crypto';
import { access, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { provisionErrors, provisionFail, type ProvisionError } from '../error';

/** One file of a set. */
export interface PlannedFile {
  /** Relative to the set's folder. */
  path: string;
  content: string;
  /** For the owner alone: the file gets mode 0600 and its folder 0700. */
  secret?: boolean;
}

/**
 * Writes a folder of files whole or not at all: into a folder beside it, which is then renamed.
 *
 * @throws ProvisionError TOPOLOGY-201 when the folder exists, TOPOLOGY-202 when it cannot be written
 */
export async function writeFileSet(dir: string, files: readonly PlannedFile[]): Promise<void> {
  const target = resolve(dir);
  if (await exists(target)) throw folderExists(target);
  const draft = join(dirname(target), `.${basename(target)}-${randomBytes(6).toString('hex')}`);
  try {
    await mkdir(draft, { recursive: true, mode: 0o700 });
    await makeFolders(draft, files);
    await writeAll(draft, files);
    await rename(draft, target);
  } catch (error) {
    // Where the draft could not even be begun, there is nothing to clear away.
    await rm(draft, { recursive: true, force: true }).catch(() => undefined);
    if (await exists(target)) throw folderExists(target);
    throw notWritten(target, error);
  }
}

/** Folders first, those with secrets closed from the beginning. */
async function makeFolders(root: string, files: readonly PlannedFile[]): Promise<void> {
  const folders = new Map<string, boolean>();
  for (const { path, secret = false } of files) {
    const folder = dirname(path);
    folders.set(folder, secret || (folders.get(folder) ?? false));
  }
  for (const [folder, secret] of folders) {
    await mkdir(join(root, dirname(folder)), { recursive: true });
    await mkdir(join(root, folder), { recursive: true, mode: secret ? 0o700 : 0o755 });
  }
}

/** Waits for every file, also when one fails: a later one must not appear after the draft is cleared away. */
async function writeAll(root: string, files: readonly PlannedFile[]): Promise<void> {
  const outcomes = await Promise.allSettled(files.map((file) => writePlanned(root, file)));
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
}

async function writePlanned(root: string, { path, content, secret }: PlannedFile): Promise<void> {
  await writeFile(join(root, path), content, { flag: 'wx', mode: secret ? 0o600 : 0o644 });
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

const folderExists = (dir: string): ProvisionError => provisionFail(provisionErrors.folderExists, { dir });

const notWritten = (dir: string, cause: unknown): ProvisionError =>
  provisionFail(provisionErrors.notWritten, { dir, reason: (cause as NodeJS.ErrnoException).message }, { cause });
