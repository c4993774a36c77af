import { ownerOf, sha256 } from '@oneplusn/api';
import type { FactId, Msp, PageOf, access } from '@oneplusn/api';
import type { Call } from '../../../call';
import type { PageRequest } from '../../../ledger/ledger';
import { inverted } from './lists';

const kind = 'emergency';

/** An emergency opening has one review: the name follows from it. */
export const inspectionId = (opening: FactId): FactId => `${ownerOf(opening)}/i-${sha256(opening).slice(0, 24)}`;

/**
 * Which openings of an authority's data were emergencies: noted in its own collection, so that nobody else takes one
 * out of the list of those to be reviewed. Newest first.
 */
export class Emergencies {
  constructor(private readonly ledger: Pick<Call['ledger'], 'own'>) {}

  async put({ id, at }: Pick<access.Opening, 'id' | 'at'>): Promise<void> {
    const [msp, name] = [ownerOf(id), id.slice(id.indexOf('/') + 1)];
    await this.ledger.own.put(kind, `${msp}/${inverted(at)}~${name}`, id);
  }

  /** Only on the authority's own peers. */
  async page(msp: Msp, page: PageRequest): Promise<PageOf<FactId>> {
    const { items, next } = await this.ledger.own.page(kind, msp, page);
    return { items: items as FactId[], ...(next !== undefined && { next }) };
  }
}
