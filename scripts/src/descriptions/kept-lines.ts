/** What is kept in this repository, line by line. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './program';

export interface KeptLine {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly text: string;
}

/** All lines of files whose names are like these, `*.md`. */
export function keptLines(...kinds: readonly string[]): KeptLine[] {
  // Ended by zeros: otherwise git puts names with Chinese in them in quotes.
  const files = execFileSync('git', ['ls-files', '-z', ...kinds], { cwd: root, encoding: 'utf8' }).split('\0');
  return files.filter(Boolean).flatMap((file) =>
    readFileSync(join(root, file), 'utf8')
      .split('\n')
      .map((text, i) => ({ file, line: i + 1, text })),
  );
}
