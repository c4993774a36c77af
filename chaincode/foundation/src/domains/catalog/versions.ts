import { errors, fail, limits } from '@oneplusn/api';
import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';

export const versions: Handler<Transactions['catalog']['versions']> = async ({ input, ledger }) => {
  const history = await ledger.history('dataset', input.dataset);
  if (history.length === 0) throw fail(errors.ledger.notFound, { kind: 'dataset', id: input.dataset });
  // Retiring changes a version's state and makes no new one.
  return history.filter(({ version }, i) => history[i - 1]?.version !== version).slice(0, limits.versions);
};
