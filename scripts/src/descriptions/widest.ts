/** The widest line of the documentation. */
import { readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { columns as columnsOf } from '../docs/columns';
import { root } from './program';

export interface Line {
  readonly file: string;
  readonly line: number;
  /** Columns on a screen: a Chinese character takes two. */
  readonly columns: number;
}

/** The widest line of all Markdown that is kept in this repository. */
export function widestLine(): Line {
  const files = execFileSync('git', ['ls-files', '*.md'], { cwd: root, encoding: 'utf8' }).split('\n').filter(Boolean);
  const lines = files.flatMap((file) =>
    readFileSync(join(root, file), 'utf8')
      .split('\n')
      .map((text, i): Line => ({ file, line: i + 1, columns: columnsOf(text) })),
  );
  return lines.reduce((a, b) => (b.columns > a.columns ? b : a));
}
