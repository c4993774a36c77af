import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { stated } from './state/matter';

export const get: Handler<Transactions['correction']['get']> = async (call) =>
  stated(call, await call.ledger.require('correction', call.input.correction));
