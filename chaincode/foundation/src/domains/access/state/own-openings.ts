import { ownerOf } from '@oneplusn/api';
import type { FactId, Msp, PageOf, access } from '@oneplusn/api';
import type { Call } from '../../../call';
import type { PageRequest } from '../../../ledger/ledger';
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
