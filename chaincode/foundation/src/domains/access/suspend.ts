import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { changeGrant } from './state/standing';

/** Lets a grant rest: nothing is opened or read under it until it is resumed. */
export const suspend: Handler<Transactions['access']['suspend']> = (call) =>
  changeGrant(call, { from: ['active'], to: 'suspended', action: 'access.suspend', reason: call.input.reason });
