import { problemWith, type Problem } from '@oneplusn/errors';
import { catalogProblems as wrong } from '../errors/problems/catalog';
import { fits } from './derive';
import type { DatasetSchema, Derivation, Item } from './schema';

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
