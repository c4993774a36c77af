import type { ByteKey, Found, Origin, RangeCursor, State, VersionedValue } from '@oneplusn/channel';
import type { StateStore } from './store';

/** One entry of a key's history. */
export interface Modification {
  readonly origin: Origin;
  /** Undefined when the key was deleted. */
  readonly value: Uint8Array | undefined;
}

/** Values one peer was made to hold instead of the true ones, by namespace and key; undefined value: deleted. */
export type Tampering = ReadonlyMap<string, ReadonlyMap<ByteKey, Uint8Array | undefined>>;

const chunk = 128;

/** A store as of a height, as one peer sees it. */
export class StateView {
  constructor(
    private readonly store: StateStore,
    readonly height: number,
    private readonly tampering?: Tampering,
  ) {}

  /** The value of a key; undefined when it does not exist or was deleted. */
  get(namespace: string, key: ByteKey): Found['version'] | undefined {
    return this.#asHeld(namespace, key, this.store.at(namespace, key, this.height));
  }

  /** Keys from `start` (included) to `end` (excluded); an empty bound is open, as in Fabric. */
  range(namespace: string, start: ByteKey, end: ByteKey): RangeCursor {
    let from: ByteKey | undefined = start === '' ? undefined : start;
    let after = false;
    let ended = false;
    let buffered: [ByteKey, VersionedValue][] = [];
    let index = 0;
    const refill = (): void => {
      const bounds = { start: from, after, end: end === '' ? undefined : end };
      buffered = this.store.slice(namespace, bounds, this.height, chunk);
      ended = buffered.length < chunk;
      from = buffered.at(-1)?.[0];
      after = true;
      index = 0;
    };
    if (end !== '' && start >= end) ended = true;
    else refill();
    return {
      next: (): Found | undefined => {
        for (;;) {
          const entry = buffered[index];
          if (entry === undefined) {
            if (ended) return undefined;
            refill();
            continue;
          }
          index++;
          const held = this.#asHeld(namespace, entry[0], entry[1]);
          if (held !== undefined) return { key: entry[0], version: held };
        }
      },
    };
  }

  /** Writes of a key, newest first; what only changed metadata is left out. */
  *history(namespace: string, key: ByteKey): Generator<Modification, undefined> {
    let version = this.store.at(namespace, key, this.height);
    for (; version !== undefined; version = version.previous) {
      if (version.origin !== undefined) yield { origin: version.origin, value: version.value };
    }
    return undefined;
  }

  #asHeld(namespace: string, key: ByteKey, version: VersionedValue | undefined): Found['version'] | undefined {
    const replaced = this.tampering?.get(namespace);
    const value = replaced?.has(key) ? replaced.get(key) : version?.value;
    if (version === undefined || value === undefined) return undefined;
    return value === version.value ? (version as Found['version']) : { ...version, value };
  }
}

/** The newest of all, as validation asks for it. */
export function newestOf(store: StateStore): State {
  const view = new StateView(store, Infinity);
  return {
    newest: (space, key) => store.newest(space, key),
    range: (space, start, end) => view.range(space, start, end),
  };
}
