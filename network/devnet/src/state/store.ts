import BTree, { simpleComparator } from 'sorted-btree';
import type { ByteKey, VersionedValue } from '@oneplusn/channel';
import type { KeptVersion } from './versions';

type Tree = BTree<ByteKey, KeptVersion>;

/** A frozen copy of a store; see {@link StateStore.snapshot}. */
export type StateSnapshot = ReadonlyMap<string, Tree>;

/**
 * Keys and all their versions, by namespace (a chaincode, or one of its collections).
 * All peers of a channel share one store and read it as of their own height.
 */
export class StateStore {
  #namespaces = new Map<string, Tree>();

  /** Newest version of a key written before block `height`. A deleted key is a version without value. */
  at(namespace: string, key: ByteKey, height: number): KeptVersion | undefined {
    let version = this.#namespaces.get(namespace)?.get(key);
    while (version !== undefined && version.block >= height) version = version.previous;
    return version;
  }

  /** Newest version of a key. */
  newest(namespace: string, key: ByteKey): KeptVersion | undefined {
    return this.#namespaces.get(namespace)?.get(key);
  }

  /** Adds a version; `previous` is filled in. */
  put(namespace: string, key: ByteKey, version: VersionedValue): void {
    let tree = this.#namespaces.get(namespace);
    if (tree === undefined) {
      tree = new BTree<ByteKey, KeptVersion>(undefined, simpleComparator);
      this.#namespaces.set(namespace, tree);
    }
    tree.set(key, { ...version, previous: tree.get(key) });
  }

  /** Forgets every version of a key. */
  drop(namespace: string, key: ByteKey): void {
    this.#namespaces.get(namespace)?.delete(key);
  }

  /**
   * Up to `limit` keys from `start` (included unless `after`) to before `end`, with the version as of the height.
   * Keys that did not exist then, or were deleted, are left out. An absent bound is open.
   */
  slice(
    namespace: string,
    bounds: { start: ByteKey | undefined; after: boolean; end: ByteKey | undefined },
    height: number,
    limit: number,
  ): [ByteKey, KeptVersion][] {
    const found: [ByteKey, KeptVersion][] = [];
    const tree = this.#namespaces.get(namespace);
    const low = bounds.start ?? tree?.minKey();
    if (tree === undefined || low === undefined) return found;
    const visit = (key: ByteKey, newest: KeptVersion): { break: true } | undefined => {
      if (bounds.after && key === bounds.start) return undefined;
      let version: KeptVersion | undefined = newest;
      while (version !== undefined && version.block >= height) version = version.previous;
      if (version?.value !== undefined) found.push([key, version]);
      return found.length >= limit ? { break: true } : undefined;
    };
    const high = bounds.end ?? tree.maxKey();
    if (high !== undefined) tree.forRange(low, high, bounds.end === undefined, visit);
    return found;
  }

  namespaces(): string[] {
    return [...this.#namespaces.keys()].sort();
  }

  /** A copy that later writes do not change. Cost: one small step per namespace, whatever its size. */
  snapshot(): StateSnapshot {
    return new Map([...this.#namespaces].map(([name, tree]) => [name, tree.clone()]));
  }

  /** Goes back to a snapshot, which stays usable. */
  restore(snapshot: StateSnapshot): void {
    this.#namespaces = new Map([...snapshot].map(([name, tree]) => [name, tree.clone()]));
  }
}
