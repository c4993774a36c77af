import type { Json, PageOf } from '@oneplusn/api';
import type { FactKind, FactValues } from './kinds';

/**
 * All state goes through here: no handler touches the stub. A *fact* is public state whose canonical bytes are sealed in the implicit
 * collection of its owner (read off its id), so that nobody writes it without that authority's endorsement.
 */
export interface Ledger {
  /** The fact, or undefined where there is none or a seal does not match: absence means no. */
  read<K extends FactKind>(kind: K, id: string): Promise<FactValues[K] | undefined>;
  /** The fact; throws LEDGER-106 where there is none, LEDGER-105 where a seal does not match. */
  require<K extends FactKind>(kind: K, id: string): Promise<FactValues[K]>;
  /** Writes a fact and its seals. `alsoSealedBy`: further parties that must endorse it. */
  write<K extends FactKind>(kind: K, id: string, value: FactValues[K], alsoSealedBy?: readonly string[]): Promise<void>;
  /** Facts of a kind whose id begins with `prefix` (`GD/`), in order of id, seals checked, spoilt ones left out. Only in evaluates, but for a conflict that is meant. */
  list<K extends FactKind>(kind: K, prefix: string, page?: PageRequest): Promise<PageOf<FactValues[K]>>;
  /** All of a kind, over all owners. */
  listAll<K extends FactKind>(kind: K, page?: PageRequest): Promise<PageOf<FactValues[K]>>;
  /** Earlier values of a fact, newest first. */
  history<K extends FactKind>(kind: K, id: string): Promise<FactValues[K][]>;

  /** Public entries that carry no authority of their own (an index that points at facts). Key parts sort as text. */
  readonly index: Index;
  /** Entries in an authority's implicit collection. */
  readonly vault: Vault;
}

export interface PageRequest {
  readonly size: number;
  readonly after?: string | undefined;
}

export interface Index {
  put(name: string, parts: readonly string[], value: Json): Promise<void>;
  get(name: string, parts: readonly string[]): Promise<Json | undefined>;
  remove(name: string, parts: readonly string[]): Promise<void>;
  /** Entries whose first parts are `prefix`, in order of their key; the next part from `from` on (inclusive) up to `to` (exclusive). */
  list(
    name: string,
    prefix: readonly string[],
    page?: PageRequest & { readonly from?: string | undefined; readonly to?: string | undefined },
  ): Promise<PageOf<{ parts: string[]; value: Json }>>;
  /** Earlier values of one entry, newest first; its removals are left out. */
  history(name: string, parts: readonly string[]): Promise<Json[]>;
}

/** `key` is used as it is: blind what stands for a person or a firm first, since the hash of a key is on the ledger. */
export interface Vault {
  put(msp: string, key: string, value: string): Promise<void>;
  /** Only on that authority's own peers. */
  get(msp: string, key: string): Promise<string | undefined>;
  remove(msp: string, key: string): Promise<void>;
  /** Removes also from the history of the peers' private storage. */
  purge(msp: string, key: string): Promise<void>;
  /** SHA-256 (hex) of the value, known to every peer; undefined where there is none. */
  hash(msp: string, key: string): Promise<string | undefined>;
}
