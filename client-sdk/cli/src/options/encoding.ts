/** `--encoding`: how the text of the files is written that a command reads. */
import { encodingNamed, encodings, problems, type Encoding } from '@oneplusn/api';
import { problemWith } from '@oneplusn/errors';
import type { Command } from 'commander';
import { cliErrors } from '../errors/table';
import { misuse } from '../errors/usage';
import type { Language } from '../language/language';

const choices = encodings.join(', ');

export function addEncoding(command: Command, language: Language): Command {
  const text =
    language === 'zh'
      ? `所读文件的编码: ${choices} (默认依字节顺序标记, 没有标记为 utf-8; gbk 即 gb18030)`
      : `encoding of the files read: ${choices} (by default as their byte order mark says, else utf-8; gbk is gb18030)`;
  return command.option('--encoding <name>', text);
}

/** @throws UsageError CLI-106 */
export function encodingOf(command: Command): Encoding | undefined {
  const { encoding: word } = command.opts<{ encoding?: string }>();
  if (word === undefined) return undefined;
  const encoding = encodingNamed(word);
  if (encoding) return encoding;
  const problem = problemWith(problems.shape.oneOf, { choices });
  throw misuse(cliErrors.badValue, { given: '--encoding', problem });
}
