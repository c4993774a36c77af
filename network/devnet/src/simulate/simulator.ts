import {
  byteKey,
  type ByteKey,
  byteKeyOf,
  bytesOf,
  type Found,
  hashedNamespace,
  type Metadata,
  policyName,
  privateNamespace,
  sameVersion,
  showVersion,
} from '@oneplusn/channel';
import type { Modification, StateView } from '../state/view';
import { RangeQuery, type Results } from './range-query';
import { ReadWriteSets, sha256, type EncodedSets } from './write-set';

/** Private data as a simulation asks for it: the channel's collections, and what this peer holds of them. */
export interface PrivateState {
  /** Throws with Fabric's message when the chaincode has no such collection. */
  check(chaincode: string, collection: string): void;
  readonly view: StateView;
}

/** Name under which a key's endorsement policy stands in its metadata. */

/** What a simulated call touched, for the choice of endorsers. */
export interface Touched {
  /** Collections whose plain values were read, by chaincode. */
  readonly privateReads: ReadonlyMap<string, ReadonlySet<string>>;
  /**
   * By chaincode, then collection (empty: public): key-level policy of each written key; undefined where it has none.
   */
  readonly writes: ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<ByteKey, Uint8Array | undefined>>>;
}

/**
 * Runs one call on a view of the state: answers its reads as of that view and gathers what it reads and writes.
 * A call does not see its own writes. Errors are Fabric's, word for word: chaincode sees them.
 */
export class Simulator {
  readonly sets = new ReadWriteSets();
  readonly #ranges: [string, RangeQuery][] = [];
  readonly #privateReads = new Map<string, Set<string>>();
  readonly #writes = new Map<string, Map<string, Map<ByteKey, Uint8Array | undefined>>>();
  #written = false;
  #pagedQuery = false;
  #privateQuery = false;

  constructor(
    readonly txId: string,
    private readonly view: StateView,
    private readonly privates: PrivateState,
  ) {}

  /** Number of blocks that the view is of. */
  get height(): number {
    return this.view.height;
  }

  get touched(): Touched {
    return { privateReads: this.#privateReads, writes: this.#writes };
  }

  get(ns: string, key: string): Uint8Array | undefined {
    return this.#read(ns, byteKey(key))?.value;
  }

  metadata(ns: string, key: string): Metadata | undefined {
    return this.#read(ns, byteKey(key))?.metadata;
  }

  #read(ns: string, key: ByteKey): Found['version'] | undefined {
    const found = this.view.get(ns, key);
    this.sets.of(ns).reads.set(key, found);
    return found;
  }

  /** An absent or empty value deletes. */
  put(ns: string, key: string, value: Uint8Array | undefined): void {
    this.#beforeWrite();
    const at = byteKey(key);
    this.sets.of(ns).writes.set(at, { value: value?.length ? value : undefined });
    this.#noteWrite(ns, '', at, this.view.get(ns, at)?.metadata);
  }

  putMetadata(ns: string, key: string, metadata: Metadata): void {
    this.#beforeWrite();
    const at = byteKey(key);
    this.sets.of(ns).metadata.set(at, metadata);
    this.#noteWrite(ns, '', at, this.view.get(ns, at)?.metadata);
  }

  /** Keys from start to before end; empty bounds are open. With a limit it is a page, which forbids writes. */
  range(ns: string, start: string, end: string, limit?: number): Results<Found> {
    if (limit !== undefined) this.pagedQuery();
    const from = byteKey(start);
    const to = byteKey(end);
    const query = new RangeQuery(this.view.range(ns, from, to), from, to, limit ?? 0);
    this.#ranges.push([ns, query]);
    return query;
  }

  history(ns: string, key: string): Results<Modification> {
    const entries = this.view.history(ns, byteKey(key));
    return { next: () => entries.next().value, bookmark: () => '' };
  }

  getPrivate(ns: string, collection: string, key: string): Uint8Array | undefined {
    this.privates.check(ns, collection);
    const at = byteKey(key);
    const found = this.privates.view.get(privateNamespace(ns, collection), at);
    const hashed = this.view.get(hashedNamespace(ns, collection), hashedKey(at));
    if (!sameVersion(hashed, found)) {
      throw new Error(
        'private data matching public hash version is not available. ' +
          `Public hash version = ${showVersion(hashed)}, Private data version = ${showVersion(found)}`,
      );
    }
    this.sets.collection(ns, collection).reads.set(at, found);
    this.#notePrivateRead(ns, collection);
    return found?.value;
  }

  /**
   * As {@link getPrivate}, but an outdated value is given too: Fabric does not look at the hash when many keys are
   * read.
   */
  getPrivateAsHeld(ns: string, collection: string, key: string): Uint8Array | undefined {
    this.privates.check(ns, collection);
    const at = byteKey(key);
    const found = this.privates.view.get(privateNamespace(ns, collection), at);
    this.sets.collection(ns, collection).reads.set(at, found);
    this.#notePrivateRead(ns, collection);
    return found?.value;
  }

  getPrivateHash(ns: string, collection: string, key: string): Uint8Array | undefined {
    return this.#readHash(ns, collection, key)?.value;
  }

  privateMetadata(ns: string, collection: string, key: string): Metadata | undefined {
    return this.#readHash(ns, collection, key)?.metadata;
  }

  #readHash(ns: string, collection: string, key: string): Found['version'] | undefined {
    this.privates.check(ns, collection);
    const at = byteKey(key);
    const found = this.view.get(hashedNamespace(ns, collection), hashedKey(at));
    this.sets.collection(ns, collection).reads.set(at, found);
    return found;
  }

  putPrivate(ns: string, collection: string, key: string, value: Uint8Array | undefined, purge = false): void {
    this.privates.check(ns, collection);
    this.#beforeWrite();
    const at = byteKey(key);
    this.sets.collection(ns, collection).writes.set(at, { value: value?.length ? value : undefined, purge });
    this.#notePrivateWrite(ns, collection, at);
  }

  putPrivateMetadata(ns: string, collection: string, key: string, metadata: Metadata): void {
    this.privates.check(ns, collection);
    this.#beforeWrite();
    const at = byteKey(key);
    this.sets.collection(ns, collection).metadata.set(at, metadata);
    this.#notePrivateWrite(ns, collection, at);
  }

  /** Ranges over private data leave no trace in the read set, so they are for read-only calls. */
  privateRange(ns: string, collection: string, start: string, end: string): Results<Found> {
    this.privateQuery(ns, collection);
    const cursor = this.privates.view.range(privateNamespace(ns, collection), byteKey(start), byteKey(end));
    return { next: () => cursor.next(), bookmark: () => '' };
  }

  /** From here on no writes: a query in pages. Throws when something was written already. */
  pagedQuery(): void {
    if (this.#written) throw this.#unsupported('Paginated queries are supported only in a read-only transaction');
    this.#pagedQuery = true;
  }

  /** From here on no writes: a query over private data. Throws when something was written already. */
  privateQuery(ns: string, collection: string): void {
    if (this.#written) throw this.#unsupported('Queries on pvt data is supported only in a read-only transaction');
    this.#privateQuery = true;
    this.privates.check(ns, collection);
  }

  /** The call is over: what it read and wrote. */
  finish(): EncodedSets {
    for (const [ns, query] of this.#ranges) this.sets.of(ns).ranges.push(query.info());
    return this.sets.encode();
  }

  #beforeWrite(): void {
    if (this.#privateQuery) {
      throw this.#unsupported('Transaction has already performed queries on pvt data. Writes are not allowed');
    }
    if (this.#pagedQuery) {
      throw this.#unsupported('Transaction has already performed a paginated query. Writes are not allowed');
    }
    this.#written = true;
  }

  /** Fabric's spelling. */
  #unsupported(why: string): Error {
    return new Error(`txid [${this.txId}]: unsuppored transaction. ${why}`);
  }

  #notePrivateWrite(ns: string, collection: string, key: ByteKey): void {
    const hashed = this.view.get(hashedNamespace(ns, collection), hashedKey(key));
    this.#noteWrite(ns, collection, key, hashed?.metadata);
  }

  #noteWrite(ns: string, collection: string, key: ByteKey, metadata: Metadata | undefined): void {
    const collections = this.#writes.get(ns) ?? new Map<string, Map<ByteKey, Uint8Array | undefined>>();
    this.#writes.set(ns, collections);
    const keys = collections.get(collection) ?? new Map<ByteKey, Uint8Array | undefined>();
    collections.set(collection, keys);
    keys.set(key, metadata?.get(policyName));
  }

  #notePrivateRead(ns: string, collection: string): void {
    const read = this.#privateReads.get(ns) ?? new Set<string>();
    this.#privateReads.set(ns, read.add(collection));
  }
}

function hashedKey(key: ByteKey): ByteKey {
  return byteKeyOf(sha256(bytesOf(key)));
}
