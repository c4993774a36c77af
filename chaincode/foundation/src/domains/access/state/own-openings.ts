import { errors, fail, ownerOf } from '@oneplusn/api';
import type { FactId, Msp, PageOf, access } from '@oneplusn/api';
import type { Call } from '../../../call';
import type { PageRequest } from '../../../ledger/ledger';
import { readingProblem } from '../rules/reading';
import { between, inverted, type Bounds } from './lists';

const kind = 'opening';

/** Its name begins with its moment, so that the newest stand first: `MHRSS/w-8209468799999-5e0c61d9ab4287f3`. */
export function ownOpeningId({ newId, now }: Pick<Call, 'newId' | 'now'>): FactId {
  const id = newId('w');
  return `${ownerOf(id)}/w-${inverted(now)}-${id.slice(-16)}`;
}

/** The openings that an authority's own people make of its own data; each lies in that authority's own collection. */
export class OwnOpenings {
  constructor(private readonly ledger: Call['ledger']) {}

  put(opening: access.OwnOpening): Promise<void> {
    return this.ledger.own.put(kind, opening.id, opening);
  }

  /** Only on the authority's own peers. */
  async get(id: FactId): Promise<access.OwnOpening | undefined> {
    return (await this.ledger.own.get(kind, id)) as unknown as access.OwnOpening | undefined;
  }

  /** Newest first, made between two moments (both inclusive). */
  async page(msp: Msp, page: PageRequest, bounds: Bounds): Promise<PageOf<access.OwnOpening>> {
    const { from, to } = between(bounds);
    const named = { from: from && `w-${from}`, to: to && `w-${to}` };
    const { items, ...rest } = await this.ledger.own.page(kind, msp, { ...page, ...named });
    return { items: items as unknown as access.OwnOpening[], ...rest };
  }
}

/** Who asks for what an own opening stands for: with the keys and the salt that it was made with, on the own peer. */
type Reader = Pick<Call, 'ledger' | 'caller' | 'now' | 'peerMsp'> & {
  readonly transient: { readonly keys: readonly string[]; readonly salt: string };
};

/**
 * The own opening that somebody goes by. Whether its dataset is still theirs to read is asked beside it.
 * @throws LedgerError where it is none of the caller's, is over, or names others
 */
export async function readableOwn(reader: Reader, id: FactId): Promise<access.OwnOpening> {
  const { caller, ledger, peerMsp } = reader;
  const provider = ownerOf(id);
  if (provider !== caller.msp) throw fail(errors.access.openingUnknown, { opening: id });
  if (peerMsp !== provider) throw fail(errors.records.wrongPeer, { provider, peer: peerMsp });
  const opening = await new OwnOpenings(ledger).get(id);
  if (!opening || ownerOf(opening.dataset) !== provider) throw fail(errors.access.openingUnknown, { opening: id });
  const problem = readingProblem(opening, reader);
  if (problem) throw problem;
  return opening;
}
