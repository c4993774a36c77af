/** Lines of the source that no screen shows whole: prettier breaks code, and leaves texts as long as they are. */
import { keptLines } from './kept-lines';

const limit = 120;

/** An address cannot be broken, nor can a regular expression. */
const unbroken = /https?:\/\/|(?:^|[=(,:])\s*\/.{30,}\/[dgimsuvy]*/;

/** `file:line` of each line of the repository's programs that is longer than 120 characters. */
export const longLines = (): string[] =>
  keptLines('*.ts', '*.mjs', '*.cjs', '*.js')
    .filter(({ text }) => text.length > limit && !unbroken.test(text))
    .map(({ file, line }) => `${file}:${line}`);
