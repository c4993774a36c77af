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
interface Note {
  readonly opening: FactId;
  readonly at: string;
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
    const text = paddedTo(keys.length, canonicalJson({ keys: [...keys], salt }));
    const sealed = this.ledger.disclosure.seal(sealTo, salt, placeOf(id), text);
    if (sealed === undefined) throw fail(errors.access.sealedElsewhere, { provider: ownerOf(dataset) });
    await this.ledger.own.put(kind, noteId(dataset, at, id), { opening: id, at, sealed });
  }

  /** Newest first, made between two moments (both inclusive). Only on the provider's own peers. */
  async page(dataset: FactId, page: PageRequest, bounds: Bounds): Promise<PageOf<Note>> {
    const name = nameOf(dataset);
    const { from = '', to } = between(bounds);
    const range = { from: `${name}~${from}`, to: to === undefined ? `${name}\u007f` : `${name}~${to}` };
    const { items, ...rest } = await this.ledger.own.page(kind, ownerOf(dataset), { ...page, ...range });
    return { items: items as unknown as Note[], ...rest };
  }

  /** Undefined where this service cannot open it, or it does not fit what the opening shows. */
  keysOf(opening: Committed, { sealed }: Note): { keys: readonly string[]; proofs: OpenedKeys } | undefined {
    const text = this.ledger.disclosure.open(placeOf(opening.id), sealed);
    if (text === undefined) return undefined;
    const { keys, salt } = JSON.parse(unpadded(text)) as KeysAndSalt;
    const proofs = openedKeys(keys, salt);
    return proofs.root === opening.keys && keys.length === opening.records ? { keys, proofs } : undefined;
  }
}

/** Where a page goes on after a note. */
export const cursorAfter = (dataset: FactId, { at, opening }: Note): FactId => noteId(dataset, at, opening);

const placeOf = (opening: FactId) => ['named', opening];
const nameOf = (id: FactId): string => id.slice(id.indexOf('/') + 1);
const noteId = (dataset: FactId, at: string, opening: FactId): FactId =>
  `${ownerOf(dataset)}/${nameOf(dataset)}~${inverted(at)}~${nameOf(opening)}`;

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
