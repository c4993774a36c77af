import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { disclosedTo } from './state/disclosed';

/** Gives the opened fields of the opened records to the very actor who opened them. */
export const read: Handler<Transactions['records']['read']> = async (call) => {
  const { input, transient } = call;
  const [answer = { records: [] }] = await disclosedTo(call, [{ ...input, named: transient }]);
  return answer;
};
