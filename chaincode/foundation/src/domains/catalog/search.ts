import type { Transactions, catalog } from '@oneplusn/api';
import type { Handler } from '../../call';
import { matches } from './rules/search';

export const search: Handler<Transactions['catalog']['search']> = ({ input, ledger }) => {
  const page = { ...input, where: (dataset: catalog.Dataset) => matches(dataset, input) };
  return input.provider === undefined
    ? ledger.listAll('dataset', page)
    : ledger.list('dataset', `${input.provider}/`, page);
};
