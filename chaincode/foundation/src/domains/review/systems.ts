import type { Transactions, review } from '@oneplusn/api';
import type { Handler } from '../../call';
import { isAsked } from './rules/catalogue';

/** The system catalogue (系统总目录) in order of id. */
export const systems: Handler<Transactions['review']['systems']> = ({ input, ledger }) => {
  const { authority, size, after } = input;
  const page = { size, after, where: (system: review.System) => isAsked(system, input) };
  return authority === undefined ? ledger.listAll('system', page) : ledger.list('system', `${authority}/`, page);
};
