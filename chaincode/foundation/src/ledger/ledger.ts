import type { FactId, Json, Msp, PageOf } from '@oneplusn/api';
import type { FactKind, FactValues } from './kinds';
import type { Receipt } from './receipts';
import type { Collection } from './collection';
import type { OwnNotes } from './own';
import type { Seals } from './seals';
import type { Texts } from './texts';
import type { Disclosure } from './vault/disclosure';
import type { Vault } from './vault/vault';

/**
 * All state goes through here: no handler touches the stub. A *fact* is public state whose canonical bytes are sealed
 * in the implicit collection of its owner (read off its id), so that nobody writes it without that authority's
 * endorsement. Which further authorities must have sealed a fact follows from its kind (`parties.ts`), never from a
 * wish.
 *
 * A call sees its own writes of facts, index entries and vault entries; lists and histories show what is committed.
 * Nothing is sent before the handler has succeeded, and of several writes of one key the last one counts. Whatever a
 * call writes it has read before, so that two calls at once conflict instead of one being lost.
 */
export interface Ledger {
  /** The fact, or undefined where there is none or a seal does not match: absence means no. */
  read<K extends FactKind>(kind: K, id: string): Promise<FactValues[K] | undefined>;
  /** The same, by a text that the caller has where what stands in its place is spoilt: the seals alone are believed. */
  vouched<K extends FactKind>(kind: K, id: string, text?: string): Promise<FactValues[K] | undefined>;
  /** Fetches facts that will be read, in few messages: their texts, and the seals of the peer's own authority. */
  fetch(facts: readonly FactName[]): Promise<void>;
  /** The fact; throws LEDGER-106 where there is none, LEDGER-105 where a seal does not match. */
  require<K extends FactKind>(kind: K, id: string): Promise<FactValues[K]>;
  /** The fact, or undefined where there never was one; throws LEDGER-105 where a seal does not match. */
  present<K extends FactKind>(kind: K, id: string): Promise<FactValues[K] | undefined>;
  /** The authorities that hold a fact's name shut by a policy of their own on its key. */
  holders(kind: FactKind, id: string): Promise<readonly Msp[]>;
  /**
   * Writes a fact and its seals.
   * @throws LedgerError LEDGER-107 where an authority that must seal it is not among the signers that the transaction's
   * description names for this call, so that it could never commit; LEDGER-105 where a damaged one stands there, which
   * its owner restores first
   */
  write<K extends FactKind>(kind: K, id: string, value: FactValues[K]): Promise<void>;
  /**
   * Facts of a kind whose id begins with `prefix` (`GD/`), in order of id, seals checked, damaged ones left out. Only
   * in evaluates, but for a conflict that is meant.
   */
  list<K extends FactKind>(kind: K, prefix: string, page?: FactPage<K>): Promise<PageOf<FactValues[K]>>;
  /** All of a kind, over all owners. */
  listAll<K extends FactKind>(kind: K, page?: FactPage<K>): Promise<PageOf<FactValues[K]>>;
  /**
   * All values of a fact, newest first, the present one before all. Only those that the seal of the newest vouches for.
   */
  history<K extends FactKind>(kind: K, id: string): Promise<FactValues[K][]>;
  /** What stands in a fact's place, and how its seals are. */
  inspect<K extends FactKind>(kind: K, id: string): Promise<Inspection<FactValues[K]>>;
  /** A sealer's own copy of a fact, as it is stored; only on that authority's peers. */
  copy(kind: FactKind, id: string, msp: string): Promise<string | undefined>;
  /**
   * Puts a damaged fact back. Says whether that was needed.
   * @throws LedgerError LEDGER-112 where the seals are not of this content
   */
  restore(kind: FactKind, id: string, content: string): Promise<boolean>;

  /**
   * Seals a fact anew, from its owner's own copy: the same text, in a new version.
   * @throws LedgerError LEDGER-106 where this peer has no copy
   */
  reseal(kind: FactKind, id: FactId): Promise<void>;
  /** Seals a short value of a fact's owner beside the fact, to be asked for with one look. */
  mark(kind: FactKind, id: FactId, value: Json): Promise<void>;
  /**
   * Whether the owner has sealed this very value beside the fact: half the cost of reading it, whatever stands in
   * public.
   */
  marked(kind: FactKind, id: FactId, value: Json): Promise<boolean>;
  /**
   * Fetches marks of an authority ahead of `marked`, in one message where this is its peer: those that are expected,
   * and those that are seldom set.
   */
  fetchMarks(msp: Msp, expected: readonly FactName[], seldom: readonly FactName[]): Promise<void>;
  /**
   * The hash of what the owner has sealed as the fact, whatever stands in public: it names this very version, and with
   * it all before. Undefined where there never was one.
   */
  sealed(kind: FactKind, id: FactId): Promise<string | undefined>;
  /** The first result of an actor's request. Throws LEDGER-105 where it was damaged. */
  receipt(caller: FactId, requestId: string): Promise<Receipt | undefined>;

  /** Public entries that carry no authority of their own (an index that points at facts). Key parts sort as text. */
  readonly index: Index;
  /** Public texts that a digest vouches for, under their name or elsewhere. */
  readonly texts: Texts;
  /** Short values in authorities' implicit collections that everybody holds by their hash. */
  readonly seals: Seals;
  /** What is sealed for one authority alone to read. */
  readonly disclosure: Disclosure;
  /** What lies in an authority's own collection in clear: what it writes down of itself, or others for it. */
  readonly own: OwnNotes;
  /** What the authority that runs this peer keeps secret. */
  readonly vault: Vault;
  /** All that an authority's implicit collection holds, as it is stored. */
  readonly collection: Collection;
}

/** What names a fact. */
export type FactName = readonly [kind: FactKind, id: FactId];

/**
 * Which page. It may hold fewer items than asked for although there is a `next`: what is damaged or filtered out is
 * left out.
 */
export interface PageRequest {
  readonly size: number;
  readonly after?: string | undefined;
}

export interface FactPage<K extends FactKind> extends PageRequest {
  /** Passes over facts before their seals are looked at. */
  readonly where?: ((value: FactValues[K]) => boolean) | undefined;
}

export type SealState = 'intact' | 'broken' | 'absent';

/** What stands under a fact's key, with its seals. */
export interface Inspection<V> {
  /** The stored form, and the value in it. */
  readonly text: string | undefined;
  readonly value: V | undefined;
  readonly seals: { msp: string; state: SealState }[];
  /**
   * `sound`: there is a fact; `none`: there never was, since no seal says so, whatever stands there; `damaged`: what
   * stands there, or that nothing does, is not its sealers' doing.
   */
  readonly condition: 'sound' | 'none' | 'damaged';
}

export interface Index {
  put(name: string, parts: readonly string[], value: Json): Promise<void>;
  get(name: string, parts: readonly string[]): Promise<Json | undefined>;
  /** Fetches entries that will be asked for, in few messages. */
  fetch(name: string, entries: readonly (readonly string[])[]): Promise<void>;
  remove(name: string, parts: readonly string[]): Promise<void>;
  /**
   * Entries whose first parts are `prefix`, in order of their key; the next part from `from` on (inclusive) up to `to`
   * (exclusive).
   */
  list(
    name: string,
    prefix: readonly string[],
    page?: PageRequest & { readonly from?: string | undefined; readonly to?: string | undefined },
  ): Promise<PageOf<{ parts: string[]; value: Json }>>;
  /** Whether a wary call leaves this entry alone, since others hold its key shut. */
  isShut(name: string, parts: readonly string[]): Promise<boolean>;
  /** All values of one entry, newest first, with the transactions that wrote them; its removals are left out. */
  history(name: string, parts: readonly string[]): AsyncIterable<{ value: Json; txId: string }>;
}
