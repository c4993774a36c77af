import { bundleSize, errors, fail, sha256 } from '@oneplusn/api';
import { encrypt } from '../../vault/cipher';
import type { RingKey } from '../../vault/ring';
import type { State } from '../state';
import { Bundles } from './bundles';
import { encrypted, entryText, type Generation, type Opened, type Where } from './generations';
import { withoutWorth } from './outdated';
import { rootKey, type Content, type Entry, type Member, type Place } from './vault';

/** What stands under a name of one generation, unread. */
interface Held {
  readonly generation: Generation;
  readonly name: string;
  readonly stored: string;
}

/** An entry to be written, with what stood in its place before, if anything did. */
interface Entering {
  readonly place: Place;
  readonly content: Content;
  readonly held: Held | undefined;
}

/** The entries of a vault whose key is in use, as one call sees and writes them. */
export class Entries {
  readonly bundles: Bundles;
  readonly #current: Generation;
  readonly #all: readonly Generation[];
  /** Entries that were read, by where and what is stored: each is decrypted once. */
  readonly #opened = new Map<string, Opened>();
  #bundled = 0;

  /**
   * @param earlier ways in which entries were written before, what was in clear last: each costs one look where there
   * is nothing of it
   */
  constructor(
    private readonly state: State,
    private readonly where: Where,
    private readonly txId: string,
    private readonly key: RingKey,
    earlier: readonly Generation[],
  ) {
    this.bundles = new Bundles(state, where.msp);
    this.#current = encrypted(key, where);
    this.#all = [this.#current, ...earlier];
  }

  async find(place: Place): Promise<Entry | undefined> {
    const held = await this.#locate(place);
    if (!held) return undefined;
    const opened = this.#open(held);
    if (opened.place.join('\n') !== place.join('\n')) throw fail(errors.vault.unreadable, { msp: this.where.msp });
    return { ...opened, name: held.name, digest: sha256(held.stored) };
  }

  fetch(places: readonly Place[]): Promise<void> {
    const keys = places.map((place) => this.#current.keyOf(this.#current.nameOf(place)));
    return this.state.fetchPrivate(this.where.msp, keys);
  }

  async put(place: Place, content: Content): Promise<void> {
    await this.#writeAlone({ place, content, held: await this.#locate(place) });
  }

  async putTogether(entries: readonly (readonly [Place, Content])[]): Promise<void> {
    const entering: Entering[] = [];
    for (const [place, content] of entries) entering.push({ place, content, held: await this.#locate(place) });
    await this.#writeTogether(entering);
  }

  async purge(place: Place): Promise<void> {
    const held = await this.#locate(place);
    const bundle = held && this.#open(held).bundle;
    if (bundle) await this.bundles.set(bundle, undefined);
    for (const generation of this.#all) this.#purge(generation, generation.nameOf(place));
  }

  async renew(keys: readonly string[]): Promise<number> {
    const entering: Entering[] = [];
    let gone = 0;
    for (const key of keys) {
      const stored = await this.state.getPrivate(this.where.msp, key);
      if (stored === undefined) continue;
      if (withoutWorth(key, stored)) {
        this.state.putPrivate(this.where.msp, key, undefined, true);
        gone += 1;
      } else entering.push(...(await this.#outdated(key, stored)));
    }
    await this.#writeTogether(entering);
    return gone + entering.length;
  }

  /** What stands under a key of an earlier generation, as it is to be written anew. */
  async #outdated(key: string, stored: string): Promise<Entering[]> {
    const { msp } = this.where;
    if (this.#current.nameIn(key) !== undefined) return [];
    for (const generation of this.#all) {
      const name = generation.nameIn(key);
      if (name === undefined) continue;
      const held = { generation, name, stored };
      const { place, version, value, bundle } = this.#open(held);
      const own = () => this.state.getPrivate(msp, rootKey(name));
      const root = bundle ? (await this.bundles.roots(bundle.name))[bundle.at] : await own();
      return [{ place, content: { version, value, root }, held }];
    }
    throw fail(errors.vault.unreadable, { msp });
  }

  /** Those that have a root, and share none yet, share one from now on. */
  async #writeTogether(entries: readonly Entering[]): Promise<void> {
    const joining: Entering[] = [];
    for (const entry of entries) {
      if (entry.content.root === undefined || this.#bundleOf(entry)) await this.#writeAlone(entry);
      else joining.push(entry);
    }
    if (joining.length === 1) return this.#writeAlone(joining[0]!);
    for (let from = 0; from < joining.length; from += bundleSize)
      await this.#writeBundle(joining.slice(from, from + bundleSize));
  }

  async #writeBundle(entries: readonly Entering[]): Promise<void> {
    this.#bundled += 1;
    const name = this.key.nameOf(['bundle', this.txId, this.#bundled]);
    for (const [at, entry] of entries.entries()) {
      const { held } = entry;
      if (held?.generation === this.#current) this.state.putPrivate(this.where.msp, rootKey(held.name), undefined);
      await this.#write(entry, { name, at });
    }
    this.bundles.write(
      name,
      entries.map(({ content }) => content.root),
    );
  }

  /** Writes an entry with a root of its own, or none, or in its place in a bundle. */
  async #writeAlone(entry: Entering): Promise<void> {
    const { place, content, held } = entry;
    const bundle = content.root === undefined ? undefined : this.#bundleOf(entry);
    await this.#write(entry, bundle);
    if (bundle) await this.bundles.set(bundle, content.root);
    else if (held || content.root !== undefined)
      this.state.putPrivate(this.where.msp, rootKey(this.#current.nameOf(place)), content.root);
  }

  /**
   * Writes the entry itself. It leaves the bundle that it was in before, and what stood under an earlier key is purged.
   */
  async #write({ place, content, held }: Entering, bundle: Member | undefined): Promise<void> {
    const before = held && this.#open(held).bundle;
    if (before && before.name !== bundle?.name) await this.bundles.set(before, undefined);
    if (held && held.generation !== this.#current) this.#purge(held.generation, held.name);
    const { msp, channel } = this.where;
    const key = this.#current.keyOf(this.#current.nameOf(place));
    const { version, value } = content;
    const text = entryText({ place, value, bundle });
    this.state.putPrivate(msp, key, encrypt(this.key, this.txId, { channel, msp, key, version }, text));
  }

  /** The bundle in which an entry keeps its place. With a new key it leaves it, since all names change. */
  #bundleOf({ held }: Entering): Member | undefined {
    return held?.generation === this.#current ? this.#open(held).bundle : undefined;
  }

  #purge(generation: Generation, name: string): void {
    this.state.putPrivate(this.where.msp, generation.keyOf(name), undefined, true);
    this.state.putPrivate(this.where.msp, rootKey(name), undefined, true);
  }

  async #locate(place: Place): Promise<Held | undefined> {
    for (const generation of this.#all) {
      const name = generation.nameOf(place);
      const stored = await this.state.getPrivate(this.where.msp, generation.keyOf(name));
      if (stored !== undefined) return { generation, name, stored };
    }
    return undefined;
  }

  #open({ generation, name, stored }: Held): Opened {
    const key = generation.keyOf(name);
    const spot = `${key} ${stored}`;
    const opened = this.#opened.get(spot) ?? generation.open(key, stored);
    if (!opened) throw fail(errors.vault.unreadable, { msp: this.where.msp });
    this.#opened.set(spot, opened);
    return opened;
  }
}
