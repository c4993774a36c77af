import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { rootHashOf } from './state/private';

/** What a reader checks proofs against: asked of its own peer, never of the provider's. */
export const commitments: Handler<Transactions['records']['commitments']> = async ({ input, ledger }) => {
  const hashes: (string | null)[] = [];
  for (const blinded of input.blinded) hashes.push((await rootHashOf(ledger.seals, input.dataset, blinded)) ?? null);
  return { hashes };
};
