/** Lines of Markdown no wider than a screen. */

/** The widest line of generated pages; a single word may be longer. */
const widest = 120;

/** A paragraph, broken at spaces. What follows the first line stands under its text. */
export function paragraph(text: string, lead = ''): string {
  const under = ' '.repeat(lead.length);
  const lines: string[] = [];
  let line = lead;
  for (const word of text.split(' ')) {
    const longer = line.trim() === lead.trim() && line.length <= lead.length ? line + word : `${line} ${word}`;
    if (widthOf(longer) > widest && line.length > lead.length) {
      lines.push(line);
      line = under + word;
    } else line = longer;
  }
  return [...lines, line].join('\n');
}

/** A list item. */
export const item = (text: string): string => paragraph(text, '- ');

/** Columns on a screen: a Chinese character takes two. */
const widthOf = (text: string): number => text.length + (text.match(/[\u2e80-\uffef]/gu)?.length ?? 0);
