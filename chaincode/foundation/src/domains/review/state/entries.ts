import { isFactId } from '@oneplusn/api';
import type { FactId } from '@oneplusn/api';
import type { Ledger } from '../../../ledger/ledger';
import { decode, encode } from '../similarity/entry';
import type { Profile } from '../similarity/profile';
import { sketchOf } from '../similarity/sketch';
import type { Sketch } from '../similarity/sketch';

/**
 * The index of the review: one entry a project, `(owner, kind, id)` to its sketch. Entries carry no authority: they
 * only say where to look. What is reported is read from the sealed facts (see ../compare).
 */
const index = 'review';

export type ProjectKind = 'system' | 'application';
export interface Indexed {
  readonly kind: ProjectKind;
  readonly id: FactId;
  /** Undefined where the entry is nothing that this module writes. */
  readonly sketch: Sketch | undefined;
}

export async function putEntry({ index: entries }: Ledger, kind: ProjectKind, id: FactId, profile: Profile) {
  await entries.put(index, partsOf(kind, id), [...encode(sketchOf(profile))]);
}

export async function removeEntry({ index: entries }: Ledger, kind: ProjectKind, id: FactId): Promise<void> {
  await entries.remove(index, partsOf(kind, id));
}

/**
 * All entries, or one authority's, in one scan. In a submit this conflicts on purpose with whatever else is filed in
 * the same block.
 */
export async function scanEntries({ index: entries }: Ledger, owner?: string): Promise<Indexed[]> {
  const { items } = await entries.list(index, owner === undefined ? [] : [owner]);
  return items.flatMap(({ parts: [, kind, id], value }) =>
    (kind === 'system' || kind === 'application') && isFactId(id) ? [{ kind, id, sketch: decode(value) }] : [],
  );
}

/** Whether an entry is what the project's sealed fact asks for. */
export function matches({ sketch }: Indexed, profile: Profile): boolean {
  return sketch !== undefined && encode(sketch).join() === encode(sketchOf(profile)).join();
}

function partsOf(kind: ProjectKind, id: FactId): string[] {
  return [id.slice(0, id.indexOf('/')), kind, id];
}
