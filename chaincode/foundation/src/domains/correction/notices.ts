import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { factsListed } from '../access/state/lists';

/** What an authority's people have been told, newest first. */
export const notices: Handler<Transactions['correction']['notices']> = ({ input, caller, ledger }) =>
  factsListed(ledger, 'notice', ['requester', caller.msp], input, (notice) =>
    notice.requester === caller.msp ? notice : undefined,
  );
