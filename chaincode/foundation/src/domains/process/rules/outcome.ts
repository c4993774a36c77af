import { itemsOf, problems } from '@oneplusn/api';
import type { Definition, Item, ProcessAction, catalog } from '@oneplusn/api';
import { problemWith, type Problem } from '@oneplusn/errors';

const wrong = problems.process;

type Outcome = NonNullable<ProcessAction['outcome']>;

/** What keeps an outcome from filling a record of its dataset: items not there, not filled, or of another type. */
export function fillingProblems({ forms }: Definition, outcome: Outcome, dataset: catalog.Dataset): Problem[] {
  const { id, schema } = dataset;
  const filled = new Map<string, Item['type'] | undefined>([
    ...[outcome.number, outcome.day, outcome.origins].flatMap((item) =>
      item === undefined ? [] : [[item, 'string'] as const],
    ),
    ...Object.entries(outcome.fields).map(
      ([item, field]) =>
        [item, forms.map((form) => itemsOf(form)[field]?.type).find((type) => type !== undefined)] as const,
    ),
  ]);
  return [
    ...[...filled].flatMap(([item, type]) => {
      const wanted = Object.hasOwn(schema.properties, item) ? schema.properties[item] : undefined;
      if (!wanted) return [problemWith(wrong.itemUnknown, { dataset: id, item })];
      return type === undefined || type === wanted.type
        ? []
        : [problemWith(wrong.itemOther, { item, type: wanted.type })];
    }),
    ...schema.required.flatMap((item) =>
      filled.has(item) ? [] : [problemWith(wrong.itemMissing, { dataset: id, item })],
    ),
  ];
}
