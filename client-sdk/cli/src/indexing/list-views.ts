/** What an index answers, as people read it. */
import type { Counted, Row } from '@oneplusn/indexer';
import { labelOf } from '../language/labels';
import type { Pen } from '../render/pen';
import { table, type Column } from '../render/table';
import { localTime } from '../render/time';
import { harmless } from '../render/width';

/** Of no use on a screen: they stand in files, and in JSON. */
const behind = new Set(['hour', 'told', 'position', 'owner', 'denial', 'seal', 'sealed', 'fits']);
const copied = new Set(['id', 'actor', 'dataset', 'time', 'txid', 'grant_id']);

/** `grant_id` is a grant to people. */
const headerOf = (column: string, pen: Pen): string => labelOf(column.replace(/_id$/, ''), pen.language);

const shown = (column: string, value: Row[string] | undefined): string =>
  harmless(column === 'time' ? localTime(String(value ?? '')) : String(value ?? ''));

export function rowsView(columns: readonly string[], rows: readonly Row[], next: string | undefined, pen: Pen): string {
  if (rows.length === 0 && !pen.tables) return pen.say({ zh: '没有', en: 'Nothing' });
  const wanted = pen.tables ? columns : columns.filter((column) => !behind.has(column));
  const drawn: Column<Row>[] = wanted.map((column) => ({
    header: pen.tables ? column : headerOf(column, pen),
    cell: (row) => (pen.tables ? String(row[column] ?? '') : shown(column, row[column])),
    breaks: !copied.has(column),
  }));
  const more = next === undefined ? [] : [pen.paint('quiet', pen.say(further, { next }))];
  return [table(drawn, rows, pen), ...more].join('\n');
}

const further = { zh: "还有更多: --after '{next}'", en: "there is more: --after '{next}'" };

export function countedView(by: string, counts: readonly Counted[], pen: Pen): string {
  if (counts.length === 0 && !pen.tables) return pen.say({ zh: '没有', en: 'Nothing' });
  const columns: Column<Counted>[] = [
    { header: harmless(by), cell: ({ value }) => harmless(value), breaks: false },
    { header: pen.say({ zh: '次数', en: 'count' }), cell: ({ count }) => String(count), align: 'right' },
    {
      header: pen.say({ zh: '记录', en: 'records' }),
      cell: ({ records }) => (records === undefined ? '' : String(records)),
      align: 'right',
    },
  ];
  return table(columns, counts, pen);
}

export function exportedView(file: string, rows: number, pen: Pen): string {
  return pen.say(
    { zh: '已写入 {file}: {rows} 行', en: 'Wrote {rows} rows into {file}' },
    { file: harmless(file), rows },
  );
}

/** Each version with its text under it; what others wrote is said to be theirs. */
export function versionsView(versions: readonly Row[], pen: Pen): string {
  if (versions.length === 0) return pen.say({ zh: '没有', en: 'Nothing' });
  const verdict = ({ sealed, fits, removed }: Row): string => {
    if (removed === 1) return pen.paint('bad', pen.say({ zh: '文本被移除', en: 'text removed' }));
    if (sealed === 1 && fits === 1) return pen.paint('good', pen.say({ zh: '所有者所封', en: "its owner's" }));
    if (fits === 0) return pen.paint('bad', pen.say({ zh: '他人所写', en: "others'" }));
    return pen.say({ zh: '仅封印或重放', en: 'seal alone, or put back' });
  };
  return versions
    .map((row) => {
      const head = [shown('time', row['time']), shown('', row['actor']), shown('', row['function']), verdict(row)];
      return `${head.join('  ')}\n  ${shown('', row['text'])}`;
    })
    .join('\n');
}
