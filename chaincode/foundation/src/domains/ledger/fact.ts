import { errors, fail } from '@oneplusn/api';
import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';

export const fact: Handler<Transactions['ledger']['fact']> = async ({ input: { kind, id }, ledger }) => {
  const { condition, text, value, seals } = await ledger.inspect(kind, id);
  // What was never sealed is no fact; but that something pretends to be one is worth seeing.
  if (condition === 'none' && text === undefined) throw fail(errors.ledger.notFound, { kind, id });
  const holders = [...(await ledger.holders(kind, id))];
  return { kind, id, ...(value !== undefined && { value }), seals, ...(holders.length > 0 && { holders }) };
};
