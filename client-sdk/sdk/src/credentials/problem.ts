import { problems } from '@oneplusn/api';
import { problemWith, withoutSecrets, type Problem } from '@oneplusn/errors';

const unreadable = {
  ENOENT: problems.file.absent,
  EACCES: problems.file.noRight,
  EISDIR: problems.file.isFolder,
  ERR_INVALID_URL_SCHEME: problems.file.noPath,
  ERR_INVALID_ARG_VALUE: problems.file.noPath,
  ENAMETOOLONG: problems.file.noPath,
} as const;

/** What a failure says of itself, on one line and without what it was given. */
export function problemOf(error: unknown): Problem | string {
  const { code, path } = (error ?? {}) as { readonly code?: unknown; readonly path?: unknown };
  const known = String(code);
  if (Object.hasOwn(unreadable, known)) return problemWith(unreadable[known as keyof typeof unreadable]);
  // What the system says of a file ends with its path.
  if (path !== undefined) return problemWith(problems.file.unreadable, { code: known });
  const [line = ''] = withoutSecrets(error instanceof Error ? error.message : String(error)).split('\n');
  return line;
}
