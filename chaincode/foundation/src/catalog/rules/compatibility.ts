import { longestText } from '@oneplusn/api';
import type { DatasetSchema, Item } from '@oneplusn/api';

/**
 * Why records that were valid under the old schema might not be under the new one, or undefined where all of them are. A new version may
 * add optional items and widen what there is.
 */
export function compatibilityProblem(old: DatasetSchema, next: DatasetSchema): string | undefined {
  for (const [name, item] of Object.entries(old.properties)) {
    const replacement = Object.hasOwn(next.properties, name) ? next.properties[name] : undefined;
    if (!replacement) return `the item ${name} is gone`;
    const narrower = narrowing(item, replacement);
    if (narrower !== undefined) return `the item ${name} has ${narrower}`;
  }
  const demanded = next.required.find((name) => !old.required.includes(name));
  return demanded === undefined ? undefined : `the item ${demanded} was not required before`;
}

function narrowing(old: Item, next: Item): string | undefined {
  if (old.type === 'integer' && next.type === 'integer') {
    if (next.minimum !== undefined && !(old.minimum !== undefined && old.minimum >= next.minimum))
      return 'a higher minimum';
    if (next.maximum !== undefined && !(old.maximum !== undefined && old.maximum <= next.maximum))
      return 'a lower maximum';
    return undefined;
  }
  if (old.type === 'string' && next.type === 'string') {
    if ((next.minLength ?? 0) > (old.minLength ?? 0)) return 'a higher minLength';
    if ((next.maxLength ?? longestText) < (old.maxLength ?? longestText)) return 'a lower maxLength';
    if (next.format !== undefined && next.format !== old.format) return `the format ${next.format} now`;
    if (next.enum && !old.enum) return 'an enum now';
    const dropped = next.enum && old.enum?.find((value) => !next.enum?.includes(value));
    return dropped === undefined ? undefined : `no longer the value ${dropped}`;
  }
  return old.type === next.type ? undefined : `another type: ${next.type}`;
}
