/** The file of business keys that a command reads under an opening. */
import { problems, type Encoding } from '@oneplusn/api';
import { problemWith } from '@oneplusn/errors';
import { sdkErrors, type DatasetDefinition, type DatasetHandle } from '@oneplusn/sdk';
import { Option, type Command } from 'commander';
import { FaultyFile } from '../errors/faults';
import { keysIn, keysOf, type LoadedKey } from '../data/keys';
import { isWorkbook, refuseOldWorkbook, workbookLines } from '../data/workbook';
import type { Session } from '../session';
import { sayIn } from '../language/say';

export function addKeys(command: Command, language: 'zh' | 'en'): void {
  const say = sayIn({ language });
  command.addOption(
    new Option(
      '--keys <file>',
      say(
        '主键文件, 每行一个; - 为标准输入。主键不写在命令行上, 以免留在历史里',
        'file of keys, one a line; - is stdin. Keys do not stand on the command line, where its history would ' +
          'keep them',
      ),
    ),
  );
}

export async function keysFrom(session: Session, file: string, encoding: Encoding | undefined): Promise<LoadedKey[]> {
  const bytes = await session.readBytes(file);
  refuseOldWorkbook(bytes, file);
  if (isWorkbook(bytes)) return keysOf(await workbookLines(bytes, file), file);
  return keysIn(session.decode(bytes, file, encoding), file);
}

/** Tells all keys that can be nobody's, and those that stand twice, before any quota is spent. */
export function refuseFaulty(
  { definition, keyProblems }: Pick<DatasetHandle<DatasetDefinition>, 'definition' | 'keyProblems'>,
  loaded: readonly LoadedKey[],
  keys: readonly string[],
): void {
  const impossible = keyProblems(keys);
  const told = new Set(impossible.map(({ row }) => row));
  const firsts = new Map<string, number>();
  const twice = keys.flatMap((key, index) => {
    const [row, first] = [index + 1, firsts.get(key)];
    if (first === undefined) firsts.set(key, row);
    if (first === undefined || told.has(row)) return [];
    return [{ row, field: definition.key.join('|'), problem: problemWith(problems.value.sameKey, { first }) }];
  });
  const found = [...impossible, ...twice].sort((a, b) => a.row - b.row);
  if (found.length === 0) return;
  const file = { dataset: definition.id, total: keys.length };
  throw new FaultyFile(sdkErrors.keysInvalid, file, found, (row) => {
    const one = loaded[row - 1];
    return one && { line: one.line, valueOf: () => one.key };
  });
}
