import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { decisionOf } from './state/decision';

export const requested: Handler<Transactions['access']['requested']> = async ({ input, ledger }) => {
  const request = await ledger.require('request', input.request);
  return { ...request, decision: await decisionOf(ledger, request) };
};
