import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { changeGrant } from './state/standing';

/** Lets a suspended grant hold again. */
export const resume: Handler<Transactions['access']['resume']> = (call) =>
  changeGrant(call, { from: ['suspended'], to: 'active', action: 'access.resume' });
