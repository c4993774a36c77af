import { canonicalJson, ownerOf, sha256 } from '@oneplusn/api';
import type { FactId, Json, Msp } from '@oneplusn/api';
import { compositeKey } from './keys';
import type { FactKind } from './kinds';
import type { FactName } from './ledger';
import type { State } from './state';

/**
 * Marks: short values that an owner has sealed and not published. Whoever knows what to expect needs no more than the
 * hash, which every peer has; so a mark is asked for, never read. Nothing secret: its hash tells it to whoever tries.
 */
export class Marks {
  constructor(private readonly state: State) {}

  set(kind: FactKind, id: FactId, value: Json): void {
    this.state.putPrivate(ownerOf(id), markKey(kind, id), canonicalJson(value));
  }

  /** Fetches an authority's marks ahead of `has`; those that are seldom set apart. */
  async fetch(msp: Msp, marks: readonly FactName[], seldom: readonly FactName[]): Promise<void> {
    const keysOf = (names: readonly FactName[]) => names.map(([kind, id]) => markKey(kind, id));
    const rare = keysOf(seldom);
    await this.state.fetchHashes(msp, [...keysOf(marks), ...rare], new Set(rare));
  }

  async has(kind: FactKind, id: FactId, value: Json): Promise<boolean> {
    return (await this.state.getPrivateHash(ownerOf(id), markKey(kind, id))) === sha256(canonicalJson(value));
  }
}

function markKey(kind: FactKind, id: FactId): string {
  const slash = id.indexOf('/');
  return compositeKey('mark', [kind, id.slice(0, slash), id.slice(slash + 1)]);
}
