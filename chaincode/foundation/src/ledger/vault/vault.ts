import type { Json } from '@oneplusn/api';

/** What an entry is the entry of, as its kind and names: `['record', 'MHRSS/insured', '11010519491231002X']`. */
export type Place = readonly [kind: string, ...names: string[]];

/** An entry, as it is written. */
export interface Content {
  readonly version: number;
  readonly value: Json;
  /** A commitment to it that stands beside it in clear, so that every peer holds its hash. */
  readonly root?: string | undefined;
}

/** Where the root of an entry stands that shares one with others. */
export interface Member {
  /** The bundle's name: `rootKey` gives where the shared root stands. */
  readonly name: string;
  /** The entry's place among them. */
  readonly at: number;
}

/** The roots of a bundle by their places; undefined where an entry has none any more. */
export type Roots = readonly (string | undefined)[];

/** An entry, as it is read. */
export interface Entry extends Content {
  /** The name it goes by; `rootKey` gives where its root stands, if it shares none. */
  readonly name: string;
  readonly bundle?: Member | undefined;
  /** SHA-256 of what is stored, as blocks show it. */
  readonly digest: string;
}

/** How a key stands to the vault: `new` to it, in use, or another of the same name is in use. */
export type KeyState = 'new' | 'ready' | 'wrong';

/** How the current key stands; `none`: the service was given no keys. */
export type Condition = 'none' | KeyState;

/**
 * What the authority that runs this peer keeps secret in its own collection: encrypted, under names that only it can
 * tell. The collection itself keeps others from writing; it keeps nobody from reading.
 *
 * @throws LedgerError VAULT-101 to VAULT-104 from all but `condition` and `keys`: an entry that is not there must never
 * be mistaken for one that another key would find
 */
export interface Vault {
  condition(): Promise<Condition>;
  /** All keys of the service, the current one first. */
  keys(): Promise<{ key: string; state: KeyState }[]>;
  /** Takes the current key into use; false where it was. */
  prepare(): Promise<boolean>;
  get(place: Place): Promise<Entry | undefined>;
  /** Fetches what will be asked for, in few messages. */
  fetch(places: readonly Place[]): Promise<void>;
  /** Writes an entry under the current key; what stood there under an earlier one is purged. */
  put(place: Place, content: Content): Promise<void>;
  /** The same for many: those that share no root yet, and have one, share one from now on. */
  putTogether(entries: readonly (readonly [Place, Content])[]): Promise<void>;
  /** Fetches the roots of bundles that will be asked for, in few messages. */
  fetchRoots(bundles: readonly string[]): Promise<void>;
  roots(bundle: string): Promise<Roots>;
  /** Removes an entry with its history. */
  purge(place: Place): Promise<void>;
  /** Stored entries that are not under the current key: their keys in the collection. Only in an evaluate. */
  outdated(atMost: number): Promise<string[]>;
  /** Moves those that are still there to the current key. Says how many they were. */
  renew(keys: readonly string[]): Promise<number>;
}

/** Where the root of an entry stands. */
export const rootKey = (name: string): string => `root~${name}`;
