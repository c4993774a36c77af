/** Records as tables with a column a field. */
import type { Text } from '@oneplusn/errors';
import { labelOf } from '../language/labels';
import type { Pen } from '../render/pen';
import { table, type Column } from '../render/table';
import { columnOf, footer, list } from './general';
import { at, isItem, textOf, type Item } from './value';

/** The columns of the records' own fields: their names are data, not words of ours. */
function fieldColumns(records: readonly Item[], path: string): (pen: Pen) => Column<Item>[] {
  const names = [
    ...new Set(records.flatMap((record) => (isItem(at(record, path)) ? Object.keys(at(record, path) as Item) : []))),
  ];
  return (pen) =>
    names.map((name) => {
      const isNumber = records.some((record) => typeof valueIn(record, path, name) === 'number');
      return {
        header: name,
        cell: (record) => textOf('', valueIn(record, path, name), pen),
        align: isNumber ? 'right' : 'left',
      };
    });
}

const valueIn = (record: Item, path: string, name: string): unknown => {
  const fields = at(record, path);
  return isItem(fields) && Object.hasOwn(fields, name) ? fields[name] : undefined;
};

export function recordPage(value: Item, pen: Pen): string {
  const items = Array.isArray(value['items']) ? value['items'].filter(isItem) : [];
  if (items.length === 0) return [list([], pen), ...footer(value, pen)].join('\n');
  const version = columnOf('version', pen);
  return [table([...fieldColumns(items, 'fields')(pen), version], items, pen), ...footer(value, pen)].join('\n');
}

/** The versions of one record, newest first. */
export function versions(value: readonly unknown[], pen: Pen): string {
  const items = value.filter(isItem);
  const columns = ['version', 'state'].map((path) => columnOf(path, pen));
  const origin = ['reason', 'provenance.by', 'provenance.at'].map((path) => columnOf(path, pen));
  return table([...columns, ...fieldColumns(items, 'fields')(pen), ...origin], items, pen);
}

/** What an opening gave: verified records in the order of the keys, which are not shown. */
export function opened(opening: Item, records: readonly Item[], pen: Pen): string {
  const text = { zh: '{found} 条, 均通过验证; 调阅 {opening}', en: '{found} records, all verified; opening {opening}' };
  return underOpening(opening, records, text, pen);
}

/** What an own opening gave; nothing of it is proved, since it comes from one's own peer. */
export function ownRead(opening: Item, records: readonly Item[], pen: Pen): string {
  const text = { zh: '{found} 条; 内部调阅 {opening}', en: '{found} records; own opening {opening}' };
  return underOpening(opening, records, text, pen);
}

function underOpening(opening: Item, records: readonly Item[], text: Text, pen: Pen): string {
  const order: Column<Item> = { header: '#', cell: (record) => String(records.indexOf(record) + 1), align: 'right' };
  const absent: Column<Item> = {
    header: labelOf('state', pen.language),
    cell: (record) => (record['record'] === undefined ? pen.paint('warning', missing(record, pen)) : ''),
  };
  const found = records.filter((record) => record['record'] !== undefined).length;
  const told = pen.say(text, { found, opening: textOf('id', opening['id'], pen) });
  return (
    `${table([order, ...fieldColumns(records, 'record')(pen), absent], records, pen)}\n\n` +
    `${pen.paint('good', told)}`
  );
}

/** Why there is nothing: no record, or one that the grant withholds. */
const missing = (record: Item, pen: Pen): string =>
  isItem(record['withheld'])
    ? textOf('', at(record, 'withheld.message'), pen)
    : pen.say({ zh: '无记录', en: 'no record' });
