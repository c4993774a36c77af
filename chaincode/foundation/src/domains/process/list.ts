import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';

/** Processes in order of id. */
export const list: Handler<Transactions['process']['list']> = ({ input: { authority, size, after }, ledger }) =>
  authority === undefined
    ? ledger.listAll('process', { size, after })
    : ledger.list('process', `${authority}/`, { size, after });
