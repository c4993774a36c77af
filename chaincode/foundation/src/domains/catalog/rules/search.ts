import type { catalog } from '@oneplusn/api';

export interface Wanted {
  /** Words that must all occur: in title, abstract, code, id, or an item's name or title. */
  readonly term?: string | undefined;
  readonly domain?: string | undefined;
  readonly sharing?: catalog.Dataset['sharing']['class'] | undefined;
  readonly retired: boolean;
}

/** Whether a dataset is one that is looked for. */
export function matches(dataset: catalog.Dataset, { term, domain, sharing, retired }: Wanted): boolean {
  if (!retired && dataset.state === 'retired') return false;
  if (domain !== undefined && dataset.domain !== domain) return false;
  if (sharing !== undefined && dataset.sharing.class !== sharing) return false;
  const words = (term ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const text = wordsOf(dataset).join('\n').toLowerCase();
  return words.every((word) => text.includes(word));
}

function wordsOf({ id, code, title, abstract, schema }: catalog.Dataset): string[] {
  const items = Object.entries(schema.properties).flatMap(([name, item]) => [name, item.title ?? '']);
  return [id, code, title, abstract, ...items];
}
