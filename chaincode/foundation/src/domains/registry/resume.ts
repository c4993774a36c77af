import { administratorId } from '@oneplusn/api';
import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { certificateId } from './state/ids';
import { markStanding } from './state/standing';

/** People are enrolled anew instead: their mark says department and roles too. */
export const resume: Handler<Transactions['registry']['resume']> = async ({ input, caller, ledger }) => {
  const ids = [
    ...input.administrators.map((name) => administratorId(caller.msp, name)),
    ...input.certificates.map((each) => certificateId(caller.msp, each)),
  ];
  await markStanding(ledger, ids, 'active');
  return { ids };
};
