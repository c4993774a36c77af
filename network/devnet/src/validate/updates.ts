import type { ByteKey } from '../state/key';
import type { StateStore } from '../state/store';
import type { Metadata, Origin, VersionedValue } from '../state/version';
import type { KeySets } from './read-write-set';

/** Changes of the valid transactions of a block so far, on top of the committed state. */
export class Updates {
  readonly #spaces = new Map<string, Map<ByteKey, VersionedValue>>();
  readonly #log: [string, ByteKey, VersionedValue][] = [];

  constructor(private readonly store: StateStore) {}

  /** A change made by this block; one without value deletes. */
  get(space: string, key: ByteKey): VersionedValue | undefined {
    return this.#spaces.get(space)?.get(key);
  }

  /** Keys of a space that this block changes, in order. */
  keys(space: string): ByteKey[] {
    return [...(this.#spaces.get(space)?.keys() ?? [])].sort();
  }

  spaces(): string[] {
    return [...this.#spaces.keys()].sort();
  }

  /** Adds what a valid transaction writes in one space. */
  add(sets: KeySets, block: number, tx: number, origin: Origin): void {
    const metadata = new Map(sets.metadata.map((write) => [write.key, write.metadata]));
    for (const { key, value } of sets.writes) {
      const kept = metadata.has(key) ? metadata.get(key) : this.#latest(sets.space, key)?.metadata;
      this.#put(sets.space, key, { block, tx, value, metadata: value && kept, origin });
      metadata.delete(key);
    }
    for (const [key, changed] of metadata) {
      const value = this.#latest(sets.space, key)?.value;
      // Metadata of a key that does not exist is dropped.
      if (value !== undefined) this.#put(sets.space, key, { block, tx, value, metadata: changed });
    }
  }

  /** Writes everything to the store. */
  commit(): void {
    for (const [space, key, version] of this.#log) this.store.put(space, key, version);
  }

  #latest(space: string, key: ByteKey): { value: Uint8Array | undefined; metadata?: Metadata | undefined } | undefined {
    return this.get(space, key) ?? this.store.newest(space, key);
  }

  #put(space: string, key: ByteKey, version: VersionedValue): void {
    const keys = this.#spaces.get(space) ?? new Map<ByteKey, VersionedValue>();
    this.#spaces.set(space, keys.set(key, version));
    this.#log.push([space, key, version]);
  }
}
