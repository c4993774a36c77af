/** Lines of the source that no screen shows whole: prettier breaks code, and leaves texts as long as they are. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './program';

const limit = 120;

/** An address cannot be broken, nor can a regular expression. */
const unbroken = /https?:\/\/|(?:^|[=(,:])\s*\/.{30,}\/[dgimsuvy]*/;

/** `file:line` of each line of the repository's programs that is longer than 120 characters. */
export function longLines(): string[] {
  const kinds = ['*.ts', '*.mjs', '*.cjs', '*.js'];
  return execFileSync('git', ['ls-files', '-z', ...kinds], { cwd: root, encoding: 'utf8' })
    .split('\0')
    .filter(Boolean)
    .flatMap((file) =>
      readFileSync(join(root, file), 'utf8')
        .split('\n')
        .flatMap((text, i) => (text.length > limit && !unbroken.test(text) ? [`${file}:${i + 1}`] : [])),
    );
}
