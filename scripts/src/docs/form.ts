/** What makes a page hard to read: rows wider than a screen, paragraphs that do not end. */
import { blocksOf } from './blocks';
import { columns } from './columns';
import { shownText } from './links';

export const widestRow = 120;
export const longestParagraph = 600;

export interface Fault {
  readonly line: number;
  readonly what: 'row' | 'paragraph';
  /** Columns of the row, characters of the paragraph. */
  readonly size: number;
}

export function faultsOf(page: string): Fault[] {
  return blocksOf(page).flatMap(({ kind, line, text }): Fault[] => {
    if (kind === 'row' && columns(text) > widestRow) return [{ line, what: 'row', size: columns(text) }];
    const length = [...shownText(text)].length;
    return kind === 'paragraph' && length > longestParagraph ? [{ line, what: 'paragraph', size: length }] : [];
  });
}
