/** Reads the business keys that a file holds. */
import { problemWith } from '@oneplusn/errors';
import { cliProblems } from '../errors/problems';
import { cliErrors } from '../errors/table';
import { misuse } from '../errors/usage';
import { readDocument, shownName } from '../options/document';
import { malformed, trimmed, type Line } from './lines';

/** A key, and the line that it stands on; undefined in a JSON list. */
export interface LoadedKey {
  readonly key: string;
  readonly line: number | undefined;
}

/** Keys one a line, or as a JSON list. @throws UsageError CLI-109, CLI-118 */
export function keysIn(text: string, file: string): LoadedKey[] {
  return some(text.trimStart().startsWith('[') ? listed(text, file) : lined(text), file);
}

/** Keys that stand in the first column of a workbook. @throws UsageError CLI-118 */
export function keysOf(lines: readonly Line[], file: string): LoadedKey[] {
  return some(
    lines.map(({ line, cells: [key = ''] }) => ({ key, line })),
    file,
  );
}

function some(loaded: readonly LoadedKey[], file: string): LoadedKey[] {
  const keys = loaded.filter(({ key }) => key !== '');
  if (keys.length > 0) return keys;
  throw misuse(cliErrors.nothingToDo, { file: shownName(file), what: { zh: '主键', en: 'keys' } });
}

const lined = (text: string): LoadedKey[] => text.split('\n').map((line, i) => ({ key: trimmed(line), line: i + 1 }));

function listed(text: string, file: string): LoadedKey[] {
  const list = readDocument(text, file);
  if (Array.isArray(list) && list.every((key) => typeof key === 'string'))
    return list.map((key) => ({ key, line: undefined }));
  throw malformed(file, problemWith(cliProblems.keyList));
}
