/** Who opened what: allowed and denied, each denial with its reason. */
import { errorsByCode, lexicon } from '@oneplusn/api';
import { saidIn } from '@oneplusn/errors';
import { labelOf } from '../language/labels';
import type { Pen } from '../render/pen';
import { table, type Column } from '../render/table';
import { columnOf, columnsOf, fact, footer, list, unsound, under } from './general';
import { at, isItem, textOf, type Item } from './value';

export function openings(value: Item, pen: Pen): string {
  const items = Array.isArray(value['items']) ? value['items'].filter(isItem) : [];
  const why: Column<Item> = {
    header: pen.say({ zh: '凭据或拒绝原因', en: 'Under, or why denied' }),
    cell: (opening) => (opening['state'] === 'denied' ? denial(opening, pen) : basisOf(opening, pen)),
  };
  const purpose = columnOf('purpose', pen);
  const columns = [
    ...columnsOf([['at', 'state'], ['actor', 'department'], ['dataset', 'fields'], 'records', 'id'], pen),
    ...(pen.decorated ? [under(why, purpose, pen)] : [purpose, why]),
  ];
  const shown = items.length === 0 && !pen.tables ? list([], pen) : table(columns, items, pen);
  return [shown, ...unsound(value, pen, 'opening'), ...footer(value, pen)].join('\n');
}

/** Who opened the records of some people. Whom an opening named is told by the places of the keys in the file. */
export function readings(value: Item, keys: readonly string[], pen: Pen): string {
  const items = Array.isArray(value['items']) ? value['items'].filter(isItem) : [];
  const rows = items.map(({ opening, named, withheld }) => ({ ...(isItem(opening) && opening), named, withheld }));
  const whose: Column<Item> = { header: '#', cell: ({ named }) => placesOf(named, keys) };
  const columns = columnsOf([['at', 'state'], ['actor', 'department'], ['dataset', 'fields'], 'purpose', 'id'], pen);
  const by: Column<Item> = { header: labelOf('grant', pen.language), cell: (opening) => basisOf(opening, pen) };
  const told = columnsOf(['withheld'], pen);
  const shown = rows.length === 0 && !pen.tables ? list([], pen) : table([whose, ...columns, by, ...told], rows, pen);
  return [shown, ...unsound(value, pen, 'opening'), ...exportable(items, pen)].join('\n');
}

/** How what proves a reading is written into a file that others check. */
function exportable(items: readonly Item[], pen: Pen): string[] {
  const commands = items.flatMap(({ evidence }) => (isItem(evidence) ? textOf('', evidence['command'], pen) : []));
  if (commands.length === 0 || pen.tables) return [];
  const told = { zh: '证据可以导出:', en: 'Evidence can be exported:' };
  return ['', pen.say(told), ...commands.map((each) => `  ${each}`)];
}

const placesOf = (named: unknown, keys: readonly string[]): string =>
  (Array.isArray(named) ? named.filter(isItem) : []).map(({ key }) => keys.indexOf(String(key)) + 1).join(', ');

/** One opening: of `access.open`. */
export function opening(value: Item, pen: Pen): string {
  const told = fact(value, pen, ['denial']);
  return value['state'] === 'denied' ? `${told}\n${labelOf('denial', pen.language)}  ${denial(value, pen)}` : told;
}

/** By what it was opened: a grant, and what it was passed on by; or a plan, flagged as the emergency that it was. */
function basisOf(opening: Item, pen: Pen): string {
  const shown = (name: string) => textOf(name, opening[name], pen);
  if (opening['plan'] === undefined) {
    return [shown('grant'), ...(opening['delegation'] === undefined ? [] : [shown('delegation')])].join(' ');
  }
  const text = { zh: '应急: {reason} ({plan})', en: 'EMERGENCY: {reason} ({plan})' };
  return pen.paint('warning', pen.say(text, { reason: shown('reason'), plan: shown('plan') }));
}

function denial(value: Item, pen: Pen): string {
  const code = textOf('', at(value, 'denial.code'), pen);
  const descriptor = errorsByCode.get(code);
  const args = at(value, 'denial.args');
  if (!descriptor) return code;
  const known = isItem(args) ? (args as Record<string, string | number>) : {};
  return `${code} ${pen.say(descriptor.message, saidIn(pen.language, known, lexicon))}`;
}
