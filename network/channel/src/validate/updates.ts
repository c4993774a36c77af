import type { ByteKey } from '../state/key';
import type { State } from '../state/state';
import type { Metadata, Origin, VersionedValue } from '../state/version';
import type { KeySets, NamespaceSets } from './read-write-set';

/** Keys a block changes in one space: a chaincode's public state, or the hashes of one collection. */
export interface ChangedSpace {
  readonly space: string;
  readonly chaincode: string;
  /** Empty for public state. */
  readonly collection: string;
  readonly keys: Map<ByteKey, VersionedValue>;
}

/** What takes changes. */
interface Writable {
  put(space: string, key: ByteKey, version: VersionedValue): void;
}

/** Changes of the valid transactions of a block so far, on top of the committed state. */
export class Updates {
  readonly #spaces = new Map<string, ChangedSpace>();
  readonly #log: [string, ByteKey, VersionedValue][] = [];

  constructor(private readonly state: Pick<State, 'newest'>) {}

  /** A change made by this block; one without value deletes. */
  get(space: string, key: ByteKey): VersionedValue | undefined {
    return this.#spaces.get(space)?.keys.get(key);
  }

  /** Keys of a space that this block changes, in order. */
  keys(space: string): ByteKey[] {
    return [...(this.#spaces.get(space)?.keys.keys() ?? [])].sort();
  }

  /** Changed spaces: by chaincode, its public state first, then its collections by name. */
  spaces(): ChangedSpace[] {
    const before = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
    return [...this.#spaces.values()].sort(
      (one, other) => before(one.chaincode, other.chaincode) || before(one.collection, other.collection),
    );
  }

  /** Adds what a valid transaction writes, in public and to collections. */
  addAll(namespaces: readonly NamespaceSets[], block: number, tx: number, origin: Origin): void {
    for (const namespace of namespaces) {
      this.#add(namespace, block, tx, origin);
      for (const collection of namespace.collections) this.#add(collection, block, tx, origin);
    }
  }

  #add(sets: KeySets, block: number, tx: number, origin: Origin): void {
    const metadata = new Map(sets.metadata.map((write) => [write.key, write.metadata]));
    for (const { key, value } of sets.writes) {
      const kept = metadata.has(key) ? metadata.get(key) : this.#latest(sets.space, key)?.metadata;
      this.#put(sets, key, { block, tx, value, metadata: value && kept, origin });
      metadata.delete(key);
    }
    for (const [key, changed] of metadata) {
      const value = this.#latest(sets.space, key)?.value;
      // Metadata of a key that does not exist is dropped.
      if (value !== undefined) this.#put(sets, key, { block, tx, value, metadata: changed });
    }
  }

  /** Each change in its turn: a key that several transactions write comes several times. */
  writeTo(store: Writable): void {
    for (const [space, key, version] of this.#log) store.put(space, key, version);
  }

  #latest(space: string, key: ByteKey): { value: Uint8Array | undefined; metadata?: Metadata | undefined } | undefined {
    return this.get(space, key) ?? this.state.newest(space, key);
  }

  #put(sets: KeySets, key: ByteKey, version: VersionedValue): void {
    const { space, chaincode, collection } = sets;
    let changed = this.#spaces.get(space);
    if (changed === undefined) this.#spaces.set(space, (changed = { space, chaincode, collection, keys: new Map() }));
    changed.keys.set(key, version);
    this.#log.push([space, key, version]);
  }
}
