import { sha256 } from '@oneplusn/api';
import type { Msp } from '@oneplusn/api';
import type { ChaincodeStub } from 'fabric-shim';
import { readMany, writeAll, type Write } from '../shim/batches';
import { decoded, missing, noSuchAuthority, textOf } from './answers';
import { after } from './keys';
import { authoritiesIn } from './policy';

/** What this call may write. */
export interface Writers {
  /** Authorities that sign it for certain, witnesses apart. Empty in an evaluate. */
  readonly signers: ReadonlySet<Msp>;
  /** Whether two sign, as what is public needs. */
  readonly public: boolean;
  /** Whether the call looks at a name's own policy before it writes there (`texts.ts`). */
  readonly wary?: boolean;
  /**
   * Who decides alone, where the call is made so: it reads its own facts from its own copies, writes nothing but its
   * own collection, and what would be public is left out.
   */
  readonly decider?: Msp | undefined;
}

const publicState = '';
/** How many entries of a range are fetched in one go. */
const chunk = 100;

/**
 * The channel's state as one call sees it, and the only place that touches the stub's.
 *
 * Fabric gives back the committed value after a write in the same call; here a call sees its own writes of single keys.
 * They are kept until the call has succeeded and then sent once a key, in order: the last value counts. Ranges and
 * histories show what is committed. Each key is read at most once, so that looking twice costs nothing; what a call
 * knows that it will read it fetches ahead, in few messages.
 */
export class State {
  readonly #reads = new Map<string, Promise<string | undefined>>();
  readonly #holders = new Map<string, Promise<readonly Msp[]>>();
  readonly #writes = new Map<string, Write>();

  constructor(
    private readonly stub: ChaincodeStub,
    private readonly writers: Writers,
  ) {}

  get(key: string): Promise<string | undefined> {
    return this.#read(publicState, key, () => this.stub.getState(key));
  }

  /** From an authority's own collection; only its peers have it. */
  getPrivate(msp: Msp, key: string): Promise<string | undefined> {
    const collection = implicit(msp);
    return this.#read(collection, key, () =>
      this.stub.getPrivateData(collection, key).catch(missing).catch(noSuchAuthority),
    );
  }

  /** SHA-256 in hex of what stands in an authority's collection; every peer has it. */
  async getPrivateHash(msp: Msp, key: string): Promise<string | undefined> {
    const collection = implicit(msp);
    const write = this.#writes.get(`${collection} ${key}`);
    if (write) return write.text === undefined ? undefined : sha256(write.text);
    return this.#read(
      `#${collection}`,
      key,
      () => this.stub.getPrivateDataHash(collection, key).catch(noSuchAuthority),
      'hex',
    );
  }

  /**
   * The authorities that a public key's own policy names: whoever set it holds the key shut for all others. Empty where
   * it has none.
   */
  holders(key: string): Promise<readonly Msp[]> {
    const known = this.#holders.get(key) ?? this.#holdersOf(key);
    this.#holders.set(key, known);
    return known;
  }

  /** Fetches public keys ahead of `get`. */
  async fetch(keys: readonly string[]): Promise<void> {
    await this.#fetchAhead(publicState, keys);
  }

  /**
   * Fetches keys of an authority's own collection ahead of `getPrivate`. Asked for together, a peer gives what it
   * holds, although the hash of a newer value has come already. A submit does not commit by that. In an evaluate what
   * is absent is asked for again, alone; what is stale its reader notices by its proof.
   */
  async fetchPrivate(msp: Msp, keys: readonly string[]): Promise<void> {
    await this.#fetchAhead(implicit(msp), keys, !this.#submits);
  }

  /**
   * Asserts ahead of `getPrivateHash` that an authority's collection holds none of these keys, in a submit. A peer that
   * is no member of it cannot tell, but all endorsers then claim the same, and Fabric does not commit a transaction
   * that claims it wrongly. Of a key that this peer does hold nothing is claimed.
   */
  async expectNone(msp: Msp, keys: readonly string[]): Promise<void> {
    if (!this.#submits) return;
    const collection = implicit(msp);
    const asked = this.#unknown(`#${collection}`, keys);
    const values = await this.#many(collection, asked);
    values?.forEach((value, at) => {
      if (value.length === 0) this.#reads.set(`#${collection} ${asked[at]}`, Promise.resolve(undefined));
    });
  }

  /**
   * Fetches hashes of an authority's own collection ahead of `getPrivateHash`, in one message, where this peer holds
   * the values: it records the very reads that asking for the hashes does. Of a key that it does not hold it is asked
   * again, alone, but for what is `seldom` there: that counts as absent, and does not commit where that is wrong.
   */
  async fetchHashes(msp: Msp, keys: readonly string[], seldom: ReadonlySet<string> = new Set()): Promise<void> {
    if (!this.#submits || msp !== this.stub.getMspID()) return;
    const place = `#${implicit(msp)}`;
    const asked = this.#unknown(place, keys);
    const values = await this.#many(implicit(msp), asked);
    values?.forEach((value, at) => {
      const key = asked[at] ?? '';
      if (value.length > 0) this.#reads.set(`${place} ${key}`, Promise.resolve(sha256(value)));
      else if (seldom.has(key)) this.#reads.set(`${place} ${key}`, Promise.resolve(undefined));
    });
  }

  put(key: string, text: string | undefined): void {
    if (this.writers.decider !== undefined) return;
    if (!this.writers.public) throw new TypeError('this transaction writes nothing public');
    this.#write({ collection: publicState, key, text, purge: false });
  }

  putPrivate(msp: Msp, key: string, text: string | undefined, purge = false): void {
    if (!this.writers.signers.has(msp)) throw new TypeError(`this transaction is not signed by ${msp} for certain`);
    this.#write({ collection: implicit(msp), key, text, purge });
  }

  /**
   * Public entries under a composite key's first parts, in order, from `start` on. In a submit the range is checked
   * again at commit, so that what is added to it meanwhile makes a conflict; and `start` only skips.
   */
  async *range(type: string, parts: readonly string[], start?: string): AsyncGenerator<{ key: string; text: string }> {
    if (this.#submits) {
      for await (const entry of this.stub.getStateByPartialCompositeKey(type, [...parts])) {
        if (start === undefined || Buffer.compare(Buffer.from(entry.key), Buffer.from(start)) >= 0)
          yield decoded(entry);
      }
      return;
    }
    for (let bookmark = start ?? ''; ;) {
      let [count, end] = [0, ''];
      for await (const entry of this.stub.getStateByPartialCompositeKeyWithPagination(
        type,
        [...parts],
        chunk,
        bookmark,
      )) {
        [count, end] = [count + 1, entry.key];
        yield decoded(entry);
      }
      if (count < chunk) return;
      bookmark = after(end);
    }
  }

  /**
   * Entries of an authority's own collection between two keys, in order; only its peers have them, and only an evaluate
   * may ask.
   */
  async *privateRange(msp: Msp, from: string, to: string): AsyncGenerator<{ key: string; text: string }> {
    for await (const entry of this.stub.getPrivateDataByRange(implicit(msp), from, to)) yield decoded(entry);
  }

  /** Committed values of one key, newest first; its removals are left out. */
  async *history(key: string): AsyncGenerator<{ text: string; txId: string }> {
    for await (const { isDelete, value, txId } of this.stub.getHistoryForKey(key)) {
      if (!isDelete) yield { text: Buffer.from(value).toString('utf8'), txId };
    }
  }

  /** Sends the writes to the peer. */
  async flush(): Promise<void> {
    await writeAll(this.stub, [...this.#writes.values()]);
    this.#writes.clear();
  }

  async #holdersOf(key: string): Promise<readonly Msp[]> {
    const policy = (await this.stub.getStateValidationParameter(key)) as Uint8Array | undefined;
    return policy && policy.length > 0 ? authoritiesIn(policy) : [];
  }

  get #submits(): boolean {
    return this.writers.signers.size > 0;
  }

  #unknown(place: string, keys: readonly string[]): readonly string[] {
    return keys.filter((key) => !this.#reads.has(`${place} ${key}`));
  }

  async #many(collection: string, keys: readonly string[]): Promise<Uint8Array[] | undefined> {
    return keys.length < 2 ? undefined : readMany(this.stub, collection, keys);
  }

  async #fetchAhead(collection: string, keys: readonly string[], presentOnly = false): Promise<void> {
    const asked = this.#unknown(collection, keys);
    const values = await this.#many(collection, asked);
    values?.forEach((value, at) => {
      if (value.length > 0 || !presentOnly)
        this.#reads.set(`${collection} ${asked[at]}`, Promise.resolve(textOf(value)));
    });
  }

  #write(write: Write): void {
    // Fabric takes an empty value for none.
    if (write.text === '') throw new TypeError('an empty value cannot be told from none');
    this.#writes.set(`${write.collection} ${write.key}`, write);
  }

  #read(
    collection: string,
    key: string,
    fetch: () => Promise<Uint8Array>,
    encoding: 'utf8' | 'hex' = 'utf8',
  ): Promise<string | undefined> {
    const place = `${collection} ${key}`;
    const write = this.#writes.get(place);
    if (write) return Promise.resolve(write.text);
    const known = this.#reads.get(place);
    if (known) return known;
    const read = fetch().then((bytes) => textOf(bytes, encoding));
    this.#reads.set(place, read);
    return read;
  }
}

const implicit = (msp: Msp): string => `_implicit_org_${msp}`;
