import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { decodeText } from '@oneplusn/api';
import { isContent, shownSource, type Problem } from '@oneplusn/errors';
import { ConfigurationError, sdkFail } from '../errors/sdk-error';
import { sdkErrors } from '../errors/table';
import { problemOf } from './problem';

/** What was given as a file: its text, and how to name it in messages. */
export interface SourceText {
  /** The path, or `(text)` where it may be no path at all: a key in the place of its file is never repeated. */
  readonly name: string;
  /** Absent where the text itself was given. */
  readonly path?: string;
  readonly text: string;
}

/** How to complain about a file that cannot be read. */
export type Unreadable = (args: { path: string; problem: Problem | string }, cause: unknown) => Error;

/**
 * Reads a file by its path or `file:` URL; what is no path but what a file would hold is taken as it is.
 * @throws ConfigurationError SDK-108 where it is no text that can be relied on; what `unreadable` makes where it cannot
 * be read
 */
export async function readText(source: string | URL, unreadable: Unreadable): Promise<SourceText> {
  if (typeof source === 'string' && isContent(source)) return { name: '(text)', text: source.replace(/^\ufeff/, '') };
  const name = shownSource(source instanceof URL ? source.pathname : source);
  let path: string;
  let bytes: Uint8Array;
  try {
    path = source instanceof URL ? fileURLToPath(source) : source;
    bytes = await readFile(path);
  } catch (error) {
    throw unreadable({ path: name, problem: problemOf(error) }, causeOf(error, name));
  }
  const decoded = decodeText(bytes);
  if ('text' in decoded) return { name: shownSource(path), path, text: decoded.text };
  throw sdkFail(ConfigurationError, sdkErrors.notText, { path: name, problem: decoded.problem });
}

/** The system's own error, unless it repeats what must not be shown. */
export function causeOf(error: unknown, name: string): unknown {
  if (name !== '(text)') return error;
  const { code } = error as NodeJS.ErrnoException;
  return Object.assign(new Error(code), { code });
}
