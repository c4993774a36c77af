import { limits, problems } from '@oneplusn/api';
import type { DatasetSchema, Item } from '@oneplusn/api';
import { problemWith, type Problem } from '@oneplusn/errors';

const wrong = problems.catalog;

/**
 * Why records that were valid under the old schema might not be under the new one, or undefined where all of them are.
 * A new version may add optional items and widen what there is.
 */
export function compatibilityProblem(old: DatasetSchema, next: DatasetSchema): Problem | undefined {
  for (const [name, item] of Object.entries(old.properties)) {
    const replacement = Object.hasOwn(next.properties, name) ? next.properties[name] : undefined;
    if (!replacement) return problemWith(wrong.itemGone, { item: name });
    const narrower = narrowing(name, item, replacement);
    if (narrower !== undefined) return narrower;
  }
  const demanded = next.required.find((name) => !old.required.includes(name));
  return demanded === undefined ? undefined : problemWith(wrong.itemRequired, { item: demanded });
}

function narrowing(item: string, old: Item, next: Item): Problem | undefined {
  if (old.type === 'integer' && next.type === 'integer') {
    if (next.minimum !== undefined && !(old.minimum !== undefined && old.minimum >= next.minimum))
      return problemWith(wrong.minimumHigher, { item });
    if (next.maximum !== undefined && !(old.maximum !== undefined && old.maximum <= next.maximum))
      return problemWith(wrong.maximumLower, { item });
    return undefined;
  }
  if (old.type === 'string' && next.type === 'string') {
    if ((next.minLength ?? 0) > (old.minLength ?? 0)) return problemWith(wrong.minLengthHigher, { item });
    if ((next.maxLength ?? limits.fieldText) < (old.maxLength ?? limits.fieldText))
      return problemWith(wrong.maxLengthLower, { item });
    if (next.format !== undefined && next.format !== old.format)
      return problemWith(wrong.formatNew, { item, format: next.format });
    if (next.enum && !old.enum) return problemWith(wrong.enumNew, { item });
    const dropped = next.enum && old.enum?.find((value) => !next.enum?.includes(value));
    return dropped === undefined ? undefined : problemWith(wrong.valueGone, { item, value: dropped });
  }
  return old.type === next.type ? undefined : problemWith(wrong.typeOther, { item, type: next.type });
}
