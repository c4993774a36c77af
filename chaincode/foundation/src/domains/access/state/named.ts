import { canonicalJson, errors, fail, openedKeys, ownerOf } from '@oneplusn/api';
import type { FactId, Msp, OpenedKeys, PageOf, access } from '@oneplusn/api';
import type { Call } from '../../../call';
import type { PageRequest } from '../../../ledger/ledger';
import { paddedTo, unpadded } from '../rules/padding';
import { between, inverted, type Bounds } from './lists';

const kind = 'named';

/** Whom an opening named, and the salt that proves it. */
interface KeysAndSalt {
  readonly keys: readonly string[];
  readonly salt: string;
}

/** An opening, of either kind, as far as it says whom it named. */
type Committed = Pick<access.Opening, 'id' | 'dataset' | 'at' | 'keys' | 'records'>;

/** What lies in the provider's collection beside each opening of its data. */
export interface Note {
  /** Its name there: the public key that it is sealed to, the dataset, the moment inverted, the opening. */
  readonly id: FactId;
  readonly opening: FactId;
  readonly sealed: string;
}

/**
 * Whom openings named, for their provider's auditors: the keys and the salt, sealed to the provider's public key, in
 * the provider's own collection. There nobody else writes or removes anything, and what Fabric hands out of it to
 * others tells no more than how many records were opened.
 */
export class Named {
  constructor(private readonly ledger: Call['ledger']) {}

  /** @throws LedgerError ACCESS-118 */
  async put(opening: Committed, { keys, salt }: KeysAndSalt, sealTo: string): Promise<void> {
    const { id, dataset, at } = opening;
    const tail = [nameOf(dataset), inverted(at), nameOf(id)].join('~');
    const text = paddedTo(keys.length, canonicalJson({ keys: [...keys], salt }));
    if (!(await this.#put(ownerOf(dataset), tail, id, text, salt, sealTo)))
      throw fail(errors.access.sealedElsewhere, { provider: ownerOf(dataset) });
  }

  /** The public keys, by their short names, that anything of an authority is sealed to: one, but for a renewal. */
  async keysInUse(msp: Msp): Promise<string[]> {
    const found: string[] = [];
    for (;;) {
      const from = found.length === 0 ? '' : `${found.at(-1)}\u007f`;
      const [first] = (await this.#notes(msp, { size: 1, from })).items;
      if (!first) return found;
      found.push(nameOf(first.id).split('~')[0]!);
    }
  }

  /** What lies beside an opening; undefined where nothing does. Only on the own peers. */
  async noteOf({ id, dataset, at }: Pick<Committed, 'id' | 'dataset' | 'at'>): Promise<Note | undefined> {
    const msp = ownerOf(dataset);
    return this.noteAmong(await this.keysInUse(msp), { id, dataset, at });
  }

  /** The same, by the keys that are in use. */
  async noteAmong(
    keys: readonly string[],
    { id, dataset, at }: Pick<Committed, 'id' | 'dataset' | 'at'>,
  ): Promise<Note | undefined> {
    for (const key of keys) {
      const name: FactId = `${ownerOf(dataset)}/${[key, nameOf(dataset), inverted(at), nameOf(id)].join('~')}`;
      const note = (await this.ledger.own.get(kind, name)) as unknown as Note | undefined;
      if (note) return note;
    }
    return undefined;
  }

  /** What is sealed to one key: newest first, made between two moments (both inclusive). Only on the own peers. */
  async page(sealedTo: string, dataset: FactId, page: PageRequest, bounds: Bounds): Promise<PageOf<Note>> {
    const name = `${sealedTo}~${nameOf(dataset)}`;
    const { from = '', to } = between(bounds);
    const end = to === undefined ? `${name}\u007f` : `${name}~${to}`;
    return this.#notes(ownerOf(dataset), { ...page, from: `${name}~${from}`, to: end });
  }

  /** Undefined where this service cannot open it, or it does not fit what the opening shows. */
  keysOf(opening: Committed, { sealed }: Note): { keys: readonly string[]; proofs: OpenedKeys } | undefined {
    const text = this.ledger.disclosure.open(placeOf(opening.id), sealed);
    if (text === undefined) return undefined;
    const { keys, salt } = JSON.parse(unpadded(text)) as KeysAndSalt;
    const proofs = openedKeys(keys, salt);
    return proofs.root === opening.keys && keys.length === opening.records ? { keys, proofs } : undefined;
  }

  /** Stored keys of notes that are not sealed to the key in use, at most so many. */
  async outdated(msp: Msp, atMost: number): Promise<string[]> {
    const current = shortOf(this.ledger.disclosure.key ?? '');
    const found: string[] = [];
    for (const range of [{ to: current }, { from: `${current}\u007f` }]) {
      if (found.length >= atMost) break;
      const { items } = await this.#notes(msp, { size: atMost - found.length, ...range });
      found.push(...items.map(({ id }) => this.ledger.own.keyOf(kind, id)));
    }
    return found;
  }

  /** Whether a stored key is that of a note. */
  isNote = (msp: Msp, key: string): boolean => this.ledger.own.idIn(kind, msp, key) !== undefined;

  /**
   * Seals a note anew to the key in use, under another name; what stood there is purged. False where it is gone.
   * @throws LedgerError VAULT-104 where none of this service's keys opens it
   */
  async renew(msp: Msp, key: string): Promise<boolean> {
    const { own, disclosure } = this.ledger;
    const id = own.idIn(kind, msp, key) ?? '';
    const note = (await own.get(kind, id)) as Omit<Note, 'id'> | undefined;
    if (!note) return false;
    const text = disclosure.open(placeOf(note.opening), note.sealed);
    if (text === undefined || disclosure.key === undefined) throw fail(errors.vault.unreadable, { msp });
    const { salt } = JSON.parse(unpadded(text)) as KeysAndSalt;
    const tail = nameOf(id).slice(nameOf(id).indexOf('~') + 1);
    await own.purge(kind, id);
    return this.#put(msp, tail, note.opening, text, salt, disclosure.key);
  }

  async #put(msp: Msp, tail: string, opening: FactId, text: string, salt: string, sealTo: string): Promise<boolean> {
    const sealed = this.ledger.disclosure.seal(sealTo, salt, placeOf(opening), text);
    if (sealed === undefined) return false;
    const id = `${msp}/${shortOf(sealTo)}~${tail}`;
    await this.ledger.own.put(kind, id, { id, opening, sealed });
    return true;
  }

  async #notes(msp: Msp, page: Parameters<Call['ledger']['own']['page']>[2]): Promise<PageOf<Note>> {
    const { items, ...rest } = await this.ledger.own.page(kind, msp, page);
    return { items: items as unknown as Note[], ...rest };
  }
}

const placeOf = (opening: FactId) => ['named', opening];
const nameOf = (id: FactId): string => id.slice(id.indexOf('/') + 1);
const shortOf = (key: string): string => key.slice(0, 16);

/** Refuses what is sealed to a key that the provider's service, where it runs this, does not open by. */
export function refuseOtherKey(
  { peerMsp, ledger }: Pick<Call, 'peerMsp' | 'ledger'>,
  provider: Msp,
  sealTo: string,
): void {
  const { key } = ledger.disclosure;
  if (peerMsp === provider && key !== undefined && key !== sealTo)
    throw fail(errors.access.sealedElsewhere, { provider });
}
