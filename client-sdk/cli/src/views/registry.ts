/** Proposals, in words. */
import { labelOf } from '../language/labels';
import type { Pen } from '../render/pen';
import { table, type Column } from '../render/table';
import { columnOf, fact, footer, list } from './general';
import { at, isItem, textOf, type Item } from './value';

export function proposals(value: Item, pen: Pen): string {
  const items = Array.isArray(value['items']) ? value['items'].filter(isItem) : [];
  const motion: Column<Item> = {
    header: labelOf('motion', pen.language),
    cell: (item) => motionOf(item['motion'], pen),
  };
  const column = (path: string): Column<Item> => columnOf(path, pen);
  const columns = [column('id'), column('state'), motion, column('provenance.by'), column('provenance.at')];
  return [items.length === 0 ? list([], pen) : table(columns, items, pen), ...footer(value, pen)].join('\n');
}

export function proposal(value: Item, pen: Pen): string {
  return fact({ ...value, motion: motionOf(value['motion'], pen) }, pen);
}

/** `暂停: GD, 逾期未整改` */
function motionOf(motion: unknown, pen: Pen): string {
  if (!isItem(motion)) return '';
  const action = textOf('action', motion['action'], pen);
  const about = [
    'msp',
    'authority.msp',
    'authority.name',
    'parameter.name',
    'parameter.value',
    'parameter.basis',
    'calendar.year',
    'reason',
  ]
    .map((path) => textOf(path.split('.').at(-1) ?? '', at(motion, path), pen))
    .filter((text) => text !== '');
  return `${action}: ${about.join(', ')}`;
}
