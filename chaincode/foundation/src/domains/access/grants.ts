import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { factsListed } from './state/lists';
import { concerns, scopeOf } from './state/parties';

/** Grants newest first. Damaged ones are left out: they open nothing. */
export const grants: Handler<Transactions['access']['grants']> = ({ input, ledger }) =>
  factsListed(ledger, 'grant', scopeOf(input), input, (grant) =>
    concerns(grant, input) && (input.only === undefined || grant.backflow) ? grant : undefined,
  );
