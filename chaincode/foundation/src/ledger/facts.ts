import { errors, fail, ownerOf, problems, sha256 } from '@oneplusn/api';
import type { Msp, PageOf } from '@oneplusn/api';
import { problemWith } from '@oneplusn/errors';
import { after, factIdOf, factKey } from './keys';
import type { FactKind, FactValues } from './kinds';
import type { FactName, FactPage, Inspection, SealState } from './ledger';
import { sealersOf } from './parties';
import { takePage } from './pages';
import type { State, Writers } from './state';
import { decode, encode, lineage } from './stored';
import type { Texts } from './texts';

/** Facts in the channel's state: public, and sealed in the implicit collections of those who must have signed them. */
export class Facts {
  readonly #written = new Map<string, { kind: FactKind; id: string; value: unknown }>();

  constructor(
    private readonly state: State,
    private readonly texts: Texts,
    private readonly writers: Writers,
    private readonly caller: Msp,
    private readonly txId: string,
  ) {}

  async read<K extends FactKind>(kind: K, id: string): Promise<FactValues[K] | undefined> {
    const key = factKey(kind, id);
    const written = this.#written.get(key);
    if (written) return written.value as FactValues[K];
    if (await this.#neverSealed(id, key)) return undefined;
    const { condition, value } = await this.inspect(kind, id);
    return condition === 'sound' ? value : undefined;
  }

  async vouched<K extends FactKind>(kind: K, id: string, text?: string): Promise<FactValues[K] | undefined> {
    const stands = await this.read(kind, id);
    if (stands !== undefined || text === undefined) return stands;
    const { condition, value } = await this.#judge(kind, id, factKey(kind, id), text);
    return condition === 'sound' ? value : undefined;
  }

  /** Fetches texts, and their owners' seals, ahead of `read`. */
  async fetch(facts: readonly FactName[]): Promise<void> {
    await this.state.fetch(facts.map(([kind, id]) => factKey(kind, id)));
    const byOwner = Map.groupBy(facts, ([, id]) => ownerOf(id));
    for (const [msp, own] of byOwner)
      await this.state.fetchHashes(
        msp,
        own.map(([kind, id]) => factKey(kind, id)),
      );
  }

  async require<K extends FactKind>(kind: K, id: string): Promise<FactValues[K]> {
    const value = await this.present(kind, id);
    if (value !== undefined) return value;
    throw fail(errors.ledger.notFound, { kind, id });
  }

  async present<K extends FactKind>(kind: K, id: string): Promise<FactValues[K] | undefined> {
    const written = this.#written.get(factKey(kind, id));
    if (written) return written.value as FactValues[K];
    const { condition, value } = await this.inspect(kind, id);
    if (condition === 'damaged') throw fail(errors.ledger.sealBroken, { kind, id });
    return condition === 'sound' ? value : undefined;
  }

  async inspect<K extends FactKind>(kind: K, id: string): Promise<Inspection<FactValues[K]>> {
    const key = factKey(kind, id);
    const owner = ownerOf(id);
    const ownCopy = this.writers.decider === owner;
    const text = await (ownCopy ? this.state.getPrivate(owner, key) : this.state.get(key));
    return this.#examine(kind, id, key, text);
  }

  async write<K extends FactKind>(kind: K, id: string, value: FactValues[K]): Promise<void> {
    const sealers = sealersOf(kind, id, value);
    if (!sealers) throw new TypeError(`this value of a ${kind} does not belong under ${id}`);
    for (const owner of sealers) {
      if (!this.writers.signers.has(owner))
        throw fail(errors.ledger.notOwner, { kind, id, owner, caller: this.caller });
    }
    const key = factKey(kind, id);
    const present = (await this.#neverSealed(id, key)) ? undefined : await this.inspect(kind, id);
    if (present && present.condition !== 'sound') throw fail(errors.ledger.sealBroken, { kind, id });
    const stored = encode(value, present?.text && sha256(present.text), this.texts.wary ? this.txId : undefined);
    await this.texts.put(key, stored);
    for (const msp of sealers) this.state.putPrivate(msp, key, stored);
    this.#written.set(key, { kind, id, value });
  }

  written(): { kind: FactKind; id: string }[] {
    return [...this.#written.values()].map(({ kind, id }) => ({ kind, id }));
  }

  /**
   * Puts a text back that all its sealers' seals are of. Where its name is held shut its owner seals it once more, so
   * that it has a place that nobody knew of before.
   */
  async restore(kind: FactKind, id: string, text: string): Promise<boolean> {
    const key = factKey(kind, id);
    const { seals, condition, value } = await this.#judge(kind, id, key, text);
    if (condition !== 'sound') throw fail(errors.ledger.copyMissing, { kind, id });
    if ((await this.inspect(kind, id)).condition === 'sound') return false;
    const anew = seals.length === 1 && (await this.texts.isShut(key));
    const stored = anew ? encode(value, sha256(text), this.txId) : text;
    await this.texts.put(key, stored);
    if (anew) this.state.putPrivate(ownerOf(id), key, stored);
    return true;
  }

  async reseal(kind: FactKind, id: string): Promise<void> {
    const [owner, key] = [ownerOf(id), factKey(kind, id)];
    const copy = await this.state.getPrivate(owner, key);
    if (copy === undefined) throw fail(errors.ledger.notFound, { kind, id });
    this.state.putPrivate(owner, key, copy);
  }

  async list<K extends FactKind>(kind: K, prefix: string, page?: FactPage<K>): Promise<PageOf<FactValues[K]>> {
    const slash = prefix.indexOf('/');
    const owner = slash < 0 ? [] : [prefix.slice(0, slash)];
    if (slash < 0 && prefix !== '') throw new TypeError(`a prefix of ids names the owner: ${prefix}/`);
    if (page?.after !== undefined && !(page.after.includes('/') && page.after.startsWith(prefix))) {
      throw fail(errors.ledger.malformed, { path: 'after', problem: problemWith(problems.shape.notANext) });
    }
    const start = page?.after === undefined ? undefined : after(factKey(kind, page.after));
    const entries = this.state.range(kind, owner, start);
    return takePage(entries, page?.size, async ({ key, text }) => {
      const id = factIdOf(key);
      if (!id.startsWith(prefix)) return { token: id };
      const stands = decode<FactValues[K]>(text)?.value;
      if (page?.where && stands !== undefined && isUnwanted(page.where, stands)) return { token: id };
      const { condition, value } = await this.#examine(kind, id, key, text);
      const wanted = condition === 'sound' && value !== undefined && (page?.where?.(value) ?? true);
      return wanted ? { token: id, item: value } : { token: id };
    });
  }

  async history<K extends FactKind>(kind: K, id: string): Promise<FactValues[K][]> {
    const { condition, text } = await this.inspect(kind, id);
    if (condition === 'damaged') throw fail(errors.ledger.sealBroken, { kind, id });
    if (text === undefined) return [];
    const texts: string[] = [];
    for await (const entry of this.state.history(factKey(kind, id))) texts.push(entry.text);
    const values: FactValues[K][] = [];
    for await (const value of lineage<FactValues[K]>(text, texts, (digest) => this.texts.findElsewhere(digest)))
      values.push(value);
    return values;
  }

  /**
   * The owner's seal alone tells, and nobody else can make it: without it there never was such a fact, whatever stands
   * in public.
   */
  async #neverSealed(id: string, key: string): Promise<boolean> {
    return (await this.state.getPrivateHash(ownerOf(id), key)) === undefined;
  }

  /** What stands in a fact's place, or elsewhere where that does not fit. */
  async #examine<K extends FactKind>(
    kind: K,
    id: string,
    key: string,
    text: string | undefined,
  ): Promise<Inspection<FactValues[K]>> {
    const stands = await this.#judge(kind, id, key, text);
    if (stands.condition !== 'damaged') return stands;
    const seal = await this.state.getPrivateHash(ownerOf(id), key);
    const other = seal === undefined ? undefined : await this.texts.findElsewhere(seal);
    return other === undefined ? stands : this.#judge(kind, id, key, other);
  }

  async #judge<K extends FactKind>(
    kind: K,
    id: string,
    key: string,
    text: string | undefined,
  ): Promise<Inspection<FactValues[K]>> {
    const value = text === undefined ? undefined : decode<FactValues[K]>(text)?.value;
    const sealers = value === undefined ? undefined : sealersOf(kind, id, value);
    const digest = text === undefined ? undefined : sha256(text);
    const seals: { msp: Msp; state: SealState }[] = [];
    for (const msp of sealers ?? [ownerOf(id)]) {
      const hash = await this.state.getPrivateHash(msp, key);
      seals.push({ msp, state: hash === undefined ? 'absent' : hash === digest ? 'intact' : 'broken' });
    }
    const none = seals.every(({ state }) => state === 'absent');
    const sound = sealers !== undefined && seals.every(({ state }) => state === 'intact');
    return { text, value, seals, condition: none ? 'none' : sound ? 'sound' : 'damaged' };
  }
}

/**
 * Whether a filter passes over what stands in a fact's place. It may stumble over what is no fact at all, and that must
 * not fail the list.
 */
function isUnwanted<V>(where: (value: V) => boolean, value: V): boolean {
  try {
    return !where(value);
  } catch {
    return false;
  }
}
