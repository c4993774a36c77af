import { fits, grades, problems } from '@oneplusn/api';
import type { DatasetSchema, Derivation, Grade, Item, catalog } from '@oneplusn/api';
import { problemWith, type Problem } from '@oneplusn/errors';

const wrong = problems.catalog;

/** Where a schema contradicts itself, so that it would describe nothing or promise what cannot be kept. */
export function schemaProblem({ properties, required }: DatasetSchema): { path: string; problem: Problem } | undefined {
  for (const name of required) {
    if (!Object.hasOwn(properties, name))
      return { path: `required`, problem: problemWith(wrong.noItem, { item: name }) };
  }
  for (const [name, item] of Object.entries(properties)) {
    const problem = itemProblem(item);
    if (problem !== undefined) return { path: `properties.${name}`, problem };
  }
  return undefined;
}

function itemProblem(item: Item): Problem | undefined {
  if (item.type === 'boolean') return undefined;
  if (item.type === 'integer') {
    const { minimum, maximum } = item;
    return minimum !== undefined && maximum !== undefined && minimum > maximum
      ? problemWith(wrong.minimumAboveMaximum)
      : undefined;
  }
  const { minLength = 0, maxLength = Infinity } = item;
  if (minLength > maxLength) return problemWith(wrong.minLengthAboveMaxLength);
  const misfit = item['x-derive']?.find((derivation) => !fits(item, derivation as Derivation));
  if (misfit === undefined) return undefined;
  const { format } = item;
  return format === undefined
    ? problemWith(wrong.notFromText, { derivation: misfit })
    : problemWith(wrong.notFromFormat, { derivation: misfit, format });
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
