import { fits, grades } from '@oneplusn/api';
import type { DatasetSchema, Derivation, Grade, Item, catalog } from '@oneplusn/api';

/** Where a schema contradicts itself, so that it would describe nothing or promise what cannot be kept. */
export function schemaProblem({ properties, required }: DatasetSchema): { path: string; problem: string } | undefined {
  for (const name of required) {
    if (!Object.hasOwn(properties, name)) return { path: `required`, problem: `${name} is no item` };
  }
  for (const [name, item] of Object.entries(properties)) {
    const problem = itemProblem(item);
    if (problem !== undefined) return { path: `properties.${name}`, problem };
  }
  return undefined;
}

function itemProblem(item: Item): string | undefined {
  if (item.type === 'boolean') return undefined;
  if (item.type === 'integer') {
    const { minimum, maximum } = item;
    return minimum !== undefined && maximum !== undefined && minimum > maximum ? 'minimum is above maximum' : undefined;
  }
  const { minLength = 0, maxLength = Infinity } = item;
  if (minLength > maxLength) return 'minLength is above maxLength';
  const misfit = item['x-derive']?.find((derivation) => !fits(item, derivation as Derivation));
  return misfit === undefined ? undefined : `${misfit} cannot be derived from ${item.format ?? 'a text'}`;
}

/** The first item of a business key that is not a required text: such a key could not name every record. */
export function keyProblem({ key, schema }: Pick<catalog.Entry, 'key' | 'schema'>): string | undefined {
  return key.find(
    (name, i) =>
      key.indexOf(name) !== i || !schema.required.includes(name) || schema.properties[name]?.type !== 'string',
  );
}

/** 就高从严: the highest grade of the items, where it is above the dataset's own. */
export function gradeProblem({ grade, schema }: Pick<catalog.Entry, 'grade' | 'schema'>): Grade | undefined {
  const highest = Object.values(schema.properties).reduce(
    (most, item) => Math.max(most, grades.indexOf(item['x-grade'] ?? 'general-1')),
    0,
  );
  return highest > grades.indexOf(grade) ? grades[highest] : undefined;
}
