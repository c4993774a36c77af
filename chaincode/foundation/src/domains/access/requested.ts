import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { stated } from './state/progress';

export const requested: Handler<Transactions['access']['requested']> = async (call) =>
  stated(call, await call.ledger.require('request', call.input.request));
