/** A catalog entry, with its items as a table. */
import { labelOf } from '../language/labels';
import { releaseOf } from '../language/values';
import type { Pen } from '../render/pen';
import { table } from '../render/table';
import { fact, heading } from './general';
import { at, isItem, textOf, type Item } from './value';

export function dataset(value: Item, pen: Pen): string {
  const sharing = isItem(value['sharing']) ? value['sharing'] : {};
  const { provenance, ...rest } = value;
  const entry = fact({ ...rest, ...sharing, provenance }, pen, ['schema', 'sharing']);
  return `${entry}\n\n${heading(labelOf('properties', pen.language), pen)}\n${items(value['schema'], pen)}`;
}

function items(schema: unknown, pen: Pen): string {
  const required = at(schema, 'required');
  const rows = Object.entries(isItem(at(schema, 'properties')) ? (at(schema, 'properties') as Item) : {});
  const label = (name: string): string => labelOf(name, pen.language);
  return table<(typeof rows)[number]>(
    [
      { header: label('field'), cell: ([name]) => name, breaks: false },
      { header: label('title'), cell: ([, item]) => textOf('title', at(item, 'title'), pen) },
      {
        header: label('type'),
        cell: ([, item]) => textOf('format', at(item, 'format') ?? '', pen) || textOf('type', at(item, 'type'), pen),
      },
      { header: label('required'), cell: ([name]) => (Array.isArray(required) && required.includes(name) ? '*' : '') },
      { header: label('grade'), cell: ([, item]) => textOf('grade', at(item, 'x-grade'), pen) },
      { header: label('x-derive'), cell: ([, item]) => releasesOf(at(item, 'x-derive'), pen) },
      { header: label('enum'), cell: ([, item]) => textOf('', at(item, 'enum'), pen) },
    ],
    rows,
    pen,
  );
}

const releasesOf = (derivations: unknown, pen: Pen): string =>
  Array.isArray(derivations) ? derivations.map((how) => releaseOf(String(how), pen.language)).join(', ') : '';
