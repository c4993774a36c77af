import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { factsListed } from './state/lists';

export const delegation: Handler<Transactions['access']['delegation']> = ({ input, ledger }) =>
  ledger.require('delegation', input.delegation);

/** Delegations of a grant, newest first. Damaged ones are left out: they open nothing. */
export const delegations: Handler<Transactions['access']['delegations']> = ({ input, ledger }) =>
  factsListed(ledger, 'delegation', ['grant', input.grant], input, (found) =>
    found.grant === input.grant ? found : undefined,
  );
