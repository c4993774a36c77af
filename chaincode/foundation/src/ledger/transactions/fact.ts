import { errors, fail } from '@oneplusn/api';
import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../calls/call';

export const fact: Handler<Transactions['ledger']['fact']> = async ({ input: { kind, id }, ledger }) => {
  const { condition, value, seals } = await ledger.inspect(kind, id);
  if (condition === 'none') throw fail(errors.ledger.notFound, { kind, id });
  return { kind, id, ...(value !== undefined && { value }), seals };
};
