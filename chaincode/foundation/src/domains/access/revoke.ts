import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { changeGrant } from './state/standing';

/** Takes a grant back: from this commit on nothing is opened or read under it. */
export const revoke: Handler<Transactions['access']['revoke']> = (call) =>
  changeGrant(call, {
    from: ['active', 'suspended'],
    to: 'revoked',
    action: 'access.revoke',
    reason: call.input.reason,
  });
