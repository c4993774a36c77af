import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';

/** The system catalogue (系统总目录) in order of id. */
export const systems: Handler<Transactions['review']['systems']> = ({ input: { authority, size, after }, ledger }) => {
  const page = { size, after };
  return authority === undefined ? ledger.listAll('system', page) : ledger.list('system', `${authority}/`, page);
};
