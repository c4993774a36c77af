/**
 * The backup of an authority's own collection: JSON Lines. The first says whose it is, and holds the vault's keys where
 * they are kept with it, encrypted; then an entry a line as the collection holds it; the last counts them and holds the
 * SHA-256 of all lines before.
 */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, renameSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { problems } from '@oneplusn/api';
import { problemWith } from '@oneplusn/errors';
import type { StoredEntry } from '@oneplusn/sdk';
import * as v from 'valibot';
import { cliErrors } from '../errors/table';
import { misuse } from '../errors/usage';

const format = 'oneplusn-backup-1';

const Head = v.object({
  format: v.literal(format),
  msp: v.string(),
  channel: v.string(),
  at: v.string(),
  /** The vault's key file, encrypted with age (age-encryption.org/v1, armored) to the recovery keys. */
  vaultKeys: v.optional(v.string()),
});
const Entry = v.object({ key: v.string(), value: v.string() });
const Tail = v.object({ entries: v.number(), sha256: v.string() });

/** A file, and how messages name it. */
export interface NamedFile {
  readonly path: string;
  readonly shown: string;
}

export type BackupHead = Omit<v.InferOutput<typeof Head>, 'format'>;

/** Writes a backup whole or not at all, for its owner's eyes; says how many entries it holds. */
export async function writeBackup(
  file: NamedFile,
  head: BackupHead,
  entries: AsyncIterable<StoredEntry>,
  onEntry: (count: number) => void,
): Promise<number> {
  if (existsSync(file.path)) throw misuse(cliErrors.fileExists, { file: file.shown });
  const draft = `${file.path}.part`;
  const out = createWriteStream(draft, { mode: 0o600 });
  const digest = createHash('sha256');
  const line = async (value: object): Promise<void> => {
    const text = `${JSON.stringify(value)}\n`;
    digest.update(text);
    if (!out.write(text)) await once(out, 'drain');
  };
  let count = 0;
  try {
    await line({ format, ...head });
    for await (const entry of entries) {
      await line(entry);
      onEntry((count += 1));
    }
    out.end(`${JSON.stringify({ entries: count, sha256: digest.digest('hex') })}\n`);
    await once(out, 'finish');
    renameSync(draft, file.path);
    return count;
  } catch (error) {
    out.destroy();
    rmSync(draft, { force: true });
    throw error;
  }
}

/**
 * Reads a backup whole before anything is done with it.
 * @throws UsageError CLI-108, CLI-131 where it is none, was cut off or altered
 */
export async function checkBackup(file: NamedFile): Promise<BackupHead & { readonly entries: number }> {
  const digest = createHash('sha256');
  let head: BackupHead | undefined;
  let entries = -1;
  // The last line is known as such only when no other follows.
  let last: string | undefined;
  for await (const line of linesOf(file)) {
    head ??= fitting(Head, line, file);
    if (last !== undefined) {
      if (entries >= 0) fitting(Entry, last, file);
      digest.update(`${last}\n`);
      entries += 1;
    }
    last = line;
  }
  const end = fitting(Tail, last ?? '', file);
  if (!head || end.entries !== entries || end.sha256 !== digest.digest('hex')) throw damaged(file);
  return { ...head, entries };
}

/** The entries of a backup that was checked. */
export async function* entriesIn(file: NamedFile, count: number): AsyncGenerator<StoredEntry> {
  let at = 0;
  for await (const text of linesOf(file)) {
    if (at > 0 && at <= count) yield fitting(Entry, text, file);
    at += 1;
  }
}

async function* linesOf({ path, shown }: NamedFile): AsyncGenerator<string> {
  const input = createReadStream(path, 'utf8');
  try {
    await once(input, 'open');
  } catch (error) {
    const problem =
      (error as { code?: string }).code === 'ENOENT'
        ? problemWith(problems.file.absent)
        : problemWith(problems.file.noRight);
    throw misuse(cliErrors.fileUnreadable, { file: shown, problem });
  }
  yield* createInterface({ input, crlfDelay: Infinity });
}

function fitting<S extends v.GenericSchema>(schema: S, text: string, file: NamedFile): v.InferOutput<S> {
  try {
    const result = v.safeParse(schema, JSON.parse(text) as unknown);
    if (result.success) return result.output;
  } catch {
    // Said below.
  }
  throw damaged(file);
}

const damaged = ({ shown }: NamedFile) => misuse(cliErrors.backupDamaged, { file: shown });
