import type { Row } from './row';

const head = ['fault', 'network', 'load', 'acknowledged', 'errors', 'lost', 'doubled', 'back after', 'limit'];

/** The rows as a Markdown table, its columns aligned. */
export function tableOf(rows: readonly Row[]): string {
  const cells = [head, ...rows.map(cellsOf)];
  const widths = head.map((_, column) => Math.max(...cells.map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]): string =>
    `| ${widths.map((width, column) => (row[column] ?? '').padEnd(width)).join(' | ')} |`;
  const [first = [], ...others] = cells;
  return [line(first), line(widths.map((width) => '-'.repeat(width))), ...others.map(line)].join('\n');
}

function cellsOf(row: Row): string[] {
  if ('skipped' in row) return [row.fault, row.network, `skipped: ${row.skipped}`];
  const errors = Object.entries(row.errors).map(([code, count]) => `${code} ${count}x`);
  return [
    ...[row.fault, row.network, `${row.clients} clients`, String(row.acknowledged)],
    ...[errors.join(', ') || 'none', String(row.lost), String(row.doubled)],
    ...[row.recovered === undefined ? 'not' : `${row.recovered.toFixed(1)} s`, `${row.limit} s`],
  ];
}
