/** The widest line of the documentation. */
import { columns as columnsOf } from '../docs/columns';
import { keptLines } from './kept-lines';

export interface Line {
  readonly file: string;
  readonly line: number;
  /** Columns on a screen: a Chinese character takes two. */
  readonly columns: number;
}

/** The widest line of all Markdown that is kept in this repository. */
export function widestLine(): Line {
  return keptLines('*.md')
    .map(({ file, line, text }): Line => ({ file, line, columns: columnsOf(text) }))
    .reduce((a, b) => (b.columns > a.columns ? b : a));
}
