import { canonicalJson, ownerOf, sha256 } from '@oneplusn/api';
import type { FactId, Json } from '@oneplusn/api';
import { compositeKey } from './keys';
import type { FactKind } from './kinds';
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

  async has(kind: FactKind, id: FactId, value: Json): Promise<boolean> {
    return (await this.state.getPrivateHash(ownerOf(id), markKey(kind, id))) === sha256(canonicalJson(value));
  }
}

function markKey(kind: FactKind, id: FactId): string {
  const slash = id.indexOf('/');
  return compositeKey('mark', [kind, id.slice(0, slash), id.slice(slash + 1)]);
}
