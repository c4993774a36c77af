import { errors, fail } from '@oneplusn/api';
import type { Transactions, access } from '@oneplusn/api';
import type { Handler } from '../../call';
import { OwnOpenings } from '../access/state/own-openings';
import { isWithin } from '../registry/rules/departments';

type List = Transactions['audit']['ownOpenings'];
type Filter = Pick<Parameters<Handler<List>>[0]['input'], 'dataset' | 'actor' | 'department'>;

/** What an authority's own people opened of its own data, newest first, from its own collection. */
export const ownOpenings: Handler<List> = async ({ input, caller, peerMsp, ledger }) => {
  if (caller.msp !== peerMsp) throw fail(errors.records.wrongPeer, { provider: caller.msp, peer: peerMsp });
  const { items, next } = await new OwnOpenings(ledger).page(caller.msp, input, input);
  return { items: items.filter((opening) => matches(opening, input)), ...(next !== undefined && { next }) };
};

const matches = (opening: access.OwnOpening, { dataset, actor, department }: Filter): boolean =>
  (dataset === undefined || opening.dataset === dataset) &&
  (actor === undefined || opening.actor === actor) &&
  (department === undefined || isWithin(opening.department, department));
