import { errors, fail, sha256 } from '@oneplusn/api';
import { encrypt } from '../../vault/cipher';
import type { KeyRing, RingKey } from '../../vault/ring';
import type { State } from '../state';
import { encrypted, entryText, inClear, legacySecret, type Generation, type Where } from './generations';
import { outdatedIn, withoutWorth } from './outdated';
import { rootKey, type Condition, type Content, type Entry, type KeyState, type Place, type Vault } from './vault';

/** The seal of a key that is in use: its check value. */
const keySeal = (id: string): string => `vault-key~${id}`;

interface Held {
  readonly generation: Generation;
  readonly name: string;
  readonly stored: string;
}

/** The vault of one authority, as one call on its own peer sees it. */
export class Keeper implements Vault {
  #condition: Promise<Condition> | undefined;
  #generations: Promise<readonly [Generation, ...Generation[]]> | undefined;

  constructor(
    private readonly state: State,
    private readonly where: Where,
    private readonly txId: string,
    /** The keys of the service that runs this; undefined where it was given none. */
    private readonly ring: KeyRing | undefined,
  ) {}

  condition(): Promise<Condition> {
    return (this.#condition ??= this.#examine());
  }

  async keys(): Promise<{ key: string; state: KeyState }[]> {
    if (!this.ring) return [];
    const { current, earlier } = this.ring;
    const keys = [];
    for (const each of [current, ...earlier]) keys.push({ key: each.id, state: await this.#stateOf(each) });
    return keys;
  }

  async prepare(): Promise<boolean> {
    const condition = await this.condition();
    if (condition === 'ready') return false;
    if (condition !== 'new') throw await this.#problem();
    const { id, check } = this.#current();
    this.state.putPrivate(this.where.msp, keySeal(id), check);
    this.#condition = undefined;
    return true;
  }

  async get(place: Place): Promise<Entry | undefined> {
    await this.#require();
    return this.#find(place);
  }

  async fetch(places: readonly Place[]): Promise<void> {
    await this.#require();
    const [current] = await this.#all();
    const keys = places.map((place) => current.keyOf(current.nameOf(place)));
    await this.state.fetchPrivate(this.where.msp, keys);
  }

  async put(place: Place, content: Content): Promise<void> {
    await this.#require();
    const [current] = await this.#all();
    const held = await this.#locate(place);
    if (held && held.generation !== current) this.#purge(held.generation, held.name);
    this.#write(place, content);
  }

  async purge(place: Place): Promise<void> {
    await this.#require();
    for (const generation of await this.#all()) this.#purge(generation, generation.nameOf(place));
  }

  async outdated(atMost: number): Promise<string[]> {
    await this.#require();
    return outdatedIn(this.state, this.where.msp, this.#current().id, atMost);
  }

  async renew(key: string): Promise<boolean> {
    await this.#require();
    const { msp } = this.where;
    const stored = await this.state.getPrivate(msp, key);
    if (stored === undefined) return false;
    if (withoutWorth(key, stored)) {
      this.state.putPrivate(msp, key, undefined, true);
      return true;
    }
    const [current, ...earlier] = await this.#all();
    for (const generation of earlier) {
      const name = generation.nameIn(key);
      if (name === undefined) continue;
      const opened = generation.open(key, stored);
      if (!opened) throw fail(errors.vault.unreadable, { msp });
      const root = await this.state.getPrivate(msp, rootKey(name));
      this.#purge(generation, name);
      this.#write(opened.place, { ...opened, root });
      return true;
    }
    if (current.nameIn(key) !== undefined) return false;
    throw fail(errors.vault.unreadable, { msp });
  }

  #write(place: Place, { version, value, root }: Content): void {
    const { msp, channel } = this.where;
    const key = this.#current();
    const generation = encrypted(key, this.where);
    const name = generation.nameOf(place);
    const at = generation.keyOf(name);
    this.state.putPrivate(
      msp,
      at,
      encrypt(key, this.txId, { channel, msp, key: at, version }, entryText(place, value)),
    );
    this.state.putPrivate(msp, rootKey(name), root);
  }

  #purge(generation: Generation, name: string): void {
    this.state.putPrivate(this.where.msp, generation.keyOf(name), undefined, true);
    this.state.putPrivate(this.where.msp, rootKey(name), undefined, true);
  }

  async #find(place: Place): Promise<Entry | undefined> {
    const held = await this.#locate(place);
    if (!held) return undefined;
    const { generation, name, stored } = held;
    const opened = generation.open(generation.keyOf(name), stored);
    if (!opened || opened.place.join('\n') !== place.join('\n'))
      throw fail(errors.vault.unreadable, { msp: this.where.msp });
    return { ...opened, name, digest: sha256(stored) };
  }

  /** Where an entry stands, and what is stored there, unread. */
  async #locate(place: Place): Promise<Held | undefined> {
    for (const generation of await this.#all()) {
      const name = generation.nameOf(place);
      const stored = await this.state.getPrivate(this.where.msp, generation.keyOf(name));
      if (stored !== undefined) return { generation, name, stored };
    }
    return undefined;
  }

  /** The current generation first. What was written in clear comes last, and costs one look where there is nothing of it. */
  #all(): Promise<readonly [Generation, ...Generation[]]> {
    return (this.#generations ??= this.#list());
  }

  async #list(): Promise<readonly [Generation, ...Generation[]]> {
    const earlier = (this.ring?.earlier ?? []).map((key) => encrypted(key, this.where));
    const secret = await this.state.getPrivate(this.where.msp, legacySecret);
    return [encrypted(this.#current(), this.where), ...earlier, ...(secret === undefined ? [] : [inClear(secret)])];
  }

  async #examine(): Promise<Condition> {
    return this.ring ? this.#stateOf(this.ring.current) : 'none';
  }

  async #stateOf({ id, check }: RingKey): Promise<KeyState> {
    const seal = await this.state.getPrivateHash(this.where.msp, keySeal(id));
    return seal === undefined ? 'new' : seal === sha256(check) ? 'ready' : 'wrong';
  }

  async #require(): Promise<void> {
    if ((await this.condition()) !== 'ready') throw await this.#problem();
  }

  async #problem(): Promise<Error> {
    const { msp } = this.where;
    const condition = await this.condition();
    if (condition === 'none') return fail(errors.vault.noKey, { msp });
    const { notPrepared, wrongKey } = errors.vault;
    return fail(condition === 'new' ? notPrepared : wrongKey, { msp, key: this.#current().id });
  }

  #current(): RingKey {
    if (!this.ring) throw fail(errors.vault.noKey, { msp: this.where.msp });
    return this.ring.current;
  }
}
