import { errors, fail, sha256 } from '@oneplusn/api';
import type { KeyRing, RingKey } from '../../vault/ring';
import type { State } from '../state';
import { Entries } from './entries';
import { encrypted, inClear, legacySecret, type Where } from './generations';
import { outdatedIn } from './outdated';
import type { Condition, Content, Entry, KeyState, Place, Roots, Vault } from './vault';

/** The seal of a key that is in use: its check value. */
const keySeal = (id: string): string => `vault-key~${id}`;

/** The vault of one authority, as one call on its own peer sees it. */
export class Keeper implements Vault {
  #condition: Promise<Condition> | undefined;
  #entries: Promise<Entries> | undefined;

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
    this.#entries = undefined;
    return true;
  }

  async get(place: Place): Promise<Entry | undefined> {
    return (await this.#ready()).find(place);
  }

  async fetch(places: readonly Place[]): Promise<void> {
    await (await this.#ready()).fetch(places);
  }

  async put(place: Place, content: Content): Promise<void> {
    await (await this.#ready()).put(place, content);
  }

  async putTogether(entries: readonly (readonly [Place, Content])[]): Promise<void> {
    await (await this.#ready()).putTogether(entries);
  }

  async fetchRoots(bundles: readonly string[]): Promise<void> {
    await (await this.#ready()).bundles.fetch(bundles);
  }

  async roots(bundle: string): Promise<Roots> {
    return (await this.#ready()).bundles.roots(bundle);
  }

  async purge(place: Place): Promise<void> {
    await (await this.#ready()).purge(place);
  }

  async outdated(atMost: number): Promise<string[]> {
    await this.#ready();
    return outdatedIn(this.state, this.where.msp, this.#current().id, atMost);
  }

  async renew(keys: readonly string[]): Promise<number> {
    return (await this.#ready()).renew(keys);
  }

  #ready(): Promise<Entries> {
    return (this.#entries ??= this.#open());
  }

  async #open(): Promise<Entries> {
    if ((await this.condition()) !== 'ready') throw await this.#problem();
    const { state, where } = this;
    const earlier = (this.ring?.earlier ?? []).map((key) => encrypted(key, where));
    const secret = await state.getPrivate(where.msp, legacySecret);
    const all = [...earlier, ...(secret === undefined ? [] : [inClear(secret)])];
    return new Entries(state, where, this.txId, this.#current(), all);
  }

  async #examine(): Promise<Condition> {
    return this.ring ? this.#stateOf(this.ring.current) : 'none';
  }

  async #stateOf({ id, check }: RingKey): Promise<KeyState> {
    const seal = await this.state.getPrivateHash(this.where.msp, keySeal(id));
    return seal === undefined ? 'new' : seal === sha256(check) ? 'ready' : 'wrong';
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
