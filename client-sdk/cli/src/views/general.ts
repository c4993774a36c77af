/** How anything is shown that has no view of its own: lists as tables, facts as `name  value`. */
import { labelOf } from '../language/labels';
import type { Pen } from '../render/pen';
import { fields, table, type Column } from '../render/table';
import { at, isItem, textOf, type Item } from './value';

/** Words that are copied and so not broken. */
const whole = new Set([
  'id',
  'dataset',
  'grant',
  'request',
  'application',
  'msp',
  'at',
  'state',
  'actor',
  'proposal',
  'project',
  'key',
  'system',
  'opening',
  'target',
  'by',
]);
const rightAligned = new Set(['version', 'records', 'days', 'value', 'count', 'budgetWan', 'similarity']);

/** A column that shows a member, named by its path: `sharing.class`. */
export function columnOf(path: string, pen: Pen): Column<Item> {
  const name = path.split('.').at(-1) ?? path;
  return {
    header: labelOf(name, pen.language),
    cell: (item) => textOf(name, at(item, path), pen),
    align: rightAligned.has(name) ? 'right' : 'left',
    breaks: !whole.has(name),
  };
}

/**
 * Columns of members. Two that stand together share a column on a terminal, one under the other, since a line is short
 * there; in a file or a pipe each has its own, since there a line is a row.
 */
export function columnsOf(paths: readonly (string | readonly [string, string])[], pen: Pen): Column<Item>[] {
  return paths.flatMap((path) => {
    if (typeof path === 'string') return [columnOf(path, pen)];
    const [upper, lower] = [columnOf(path[0], pen), columnOf(path[1], pen)];
    return pen.decorated ? [under(upper, lower, pen)] : [upper, lower];
  });
}

/** One column that shows another's cell under its own. */
export function under(upper: Column<Item>, lower: Column<Item>, pen: Pen): Column<Item> {
  return {
    header: `${upper.header} / ${lower.header}`,
    cell: (item) => [upper.cell(item), quietly(lower.cell(item), pen)].filter((text) => text !== '').join('\n'),
  };
}

/** What has a colour of its own keeps it. */
const quietly = (text: string, pen: Pen): string => (text.includes('\u001b') ? text : pen.paint('quiet', text));

/** A list as a table of the members named, or of all that it has. */
export function list(
  items: readonly unknown[],
  pen: Pen,
  paths?: readonly (string | readonly [string, string])[],
): string {
  if (items.length === 0 && pen.tables) return paths ? table(columnsOf(paths, pen), [], pen) : '';
  if (items.length === 0) return pen.paint('quiet', pen.say({ zh: '(无)', en: '(none)' }));
  if (!items.every(isItem)) return items.map((item) => textOf('', item, pen)).join('\n');
  const names =
    paths ?? [...new Set(items.flatMap((item) => Object.keys(item)))].filter((name) => name !== 'provenance');
  return table(columnsOf(names, pen), items, pen);
}

/** A page: its table, and how to go on. */
export function page(value: Item, pen: Pen, paths?: readonly (string | readonly [string, string])[]): string {
  const items = Array.isArray(value['items']) ? value['items'] : [];
  return [list(items, pen, paths), ...unsound(value, pen), ...footer(value, pen)].join('\n');
}

/** What is listed but does not stand intact: what an auditor looks at next. */
export function unsound(value: Item, pen: Pen, kind?: 'opening'): string[] {
  if (!Array.isArray(value['unsound']) || value['unsound'].length === 0) return [];
  const told = kind
    ? {
        zh: '以下调阅与封印不符, 请用 ledger fact opening 查看:',
        en: 'These openings do not match their seals; look with ledger fact opening:',
      }
    : {
        zh: '以下各项与封印不符, 请用 ledger fact 查看, 并由所有者恢复:',
        en: 'These do not match their seals; look with ledger fact, and have their owner restore them:',
      };
  return ['', pen.paint('bad', pen.say(told)), ...value['unsound'].map((id) => `  ${textOf('id', id, pen)}`)];
}

/** How to get the next page. */
export function footer({ next }: Item, pen: Pen): string[] {
  if (typeof next !== 'string') return [];
  const text = pen.say(
    { zh: '还有更多: --all 全部列出, 或 --after {next}', en: 'There is more: --all for all of it, or --after {next}' },
    { next: quoted(next) },
  );
  return ['', pen.paint('quiet', text)];
}

const quoted = (text: string): string => (/^[\w./@:~+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

/** Lists of things stand below as tables; the rest on a line each, parts of parts among them. */
export function fact(value: Item, pen: Pen, skip: readonly string[] = []): string {
  const lines: [string, string][] = [];
  const below: string[] = [];
  for (const [name, member] of Object.entries(value)) {
    if (skip.includes(name)) continue;
    if (name === 'provenance' && isItem(member)) lines.push(...origin(member, pen));
    else if (Array.isArray(member) && member.some(isItem))
      below.push(`\n${heading(labelOf(name, pen.language), pen)}\n${list(member, pen)}`);
    else lines.push([labelOf(name, pen.language), textOf(name, member, pen)]);
  }
  return [fields(lines, pen), ...below].join('\n');
}

/** Who wrote it, when, and in which transaction. */
function origin(provenance: Item, pen: Pen): [string, string][] {
  return [
    [labelOf('by', pen.language), textOf('by', provenance['by'], pen)],
    [labelOf('at', pen.language), textOf('at', provenance['at'], pen)],
    [labelOf('txId', pen.language), pen.paint('quiet', textOf('txId', provenance['txId'], pen))],
  ];
}

export const heading = (text: string, pen: Pen): string => pen.paint('strong', text);

/** Anything. */
export function anything(value: unknown, pen: Pen): string {
  if (Array.isArray(value)) return list(value, pen);
  if (!isItem(value)) return textOf('', value, pen);
  return Array.isArray(value['items']) ? page(value, pen) : fact(value, pen);
}
