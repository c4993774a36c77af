import type { FactId } from '@oneplusn/api';
import type { Call } from '../../../call';
import type { Attempt } from '../rules/refusal';

/** By what a grant was passed on, where an opening names it. */
export async function delegatedTo(
  { ledger }: Pick<Call, 'ledger'>,
  id: FactId | undefined,
): Promise<Attempt['delegated']> {
  return id === undefined ? undefined : { id, found: await ledger.read('delegation', id) };
}
