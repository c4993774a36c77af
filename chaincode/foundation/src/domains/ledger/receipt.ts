import { errors, fail } from '@oneplusn/api';
import type { Json, Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';

/** Everybody sees their own receipts only: their request ids are their own affair. */
export const receipt: Handler<Transactions['ledger']['receipt']> = async ({ input: { requestId }, caller, ledger }) => {
  const found = await ledger.receipt(caller.id, requestId);
  if (!found) throw fail(errors.ledger.notFound, { kind: 'receipt', id: requestId });
  const { transaction, txId, at, result } = found;
  return { transaction, txId, at, result: JSON.parse(result) as Json };
};
