/**
 * A Markdown page as the checks see it: its headings, rows of tables, and paragraphs (an item of a list is one). Code
 * is left out.
 */
export interface Block {
  readonly kind: 'heading' | 'row' | 'paragraph';
  /** Of its first line, from 1. */
  readonly line: number;
  readonly text: string;
}

const fence = /^\s*(```|~~~)/;
const item = /^\s*([-*+]|\d+[.)])\s/;

export function blocksOf(page: string): Block[] {
  const blocks: Block[] = [];
  let code = false;
  let open: { line: number; lines: string[] } | undefined;
  const close = (): void => {
    if (open) blocks.push({ kind: 'paragraph', line: open.line, text: open.lines.join(' ') });
    open = undefined;
  };
  page.split('\n').forEach((text, index) => {
    const line = index + 1;
    const fenced = fence.test(text);
    if (fenced) code = !code;
    const heading = !code && /^#{1,6}\s/.test(text);
    const row = !code && /^\s*\|/.test(text);
    if (code || fenced || heading || row || text.trim() === '' || item.test(text)) close();
    if (code || fenced || text.trim() === '') return;
    if (heading) blocks.push({ kind: 'heading', line, text: text.replace(/^#+\s+/, '') });
    else if (row) blocks.push({ kind: 'row', line, text });
    else if (open) open.lines.push(text.trim());
    else open = { line, lines: [text.trim()] };
  });
  close();
  return blocks;
}
