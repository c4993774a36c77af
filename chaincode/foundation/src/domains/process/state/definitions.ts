import { chartOf, digest, errors, fail } from '@oneplusn/api';
import type { Chart, FactId, process } from '@oneplusn/api';
import type { Call } from '../../../call';

/** Each version is a fact of its own, so that a case finds the one it began under. */
export const definitionId = (id: FactId, version: number): FactId => `${id}/${version}`;

/**
 * The definition that a case is bound to.
 * @throws LedgerError PROCESS-114 where what stands there is another one
 */
export async function pinnedTo(
  { ledger }: Pick<Call, 'ledger'>,
  { id, process: name, version, digest: pinned }: process.Case,
): Promise<Chart> {
  const { id: definition, ...published } = await ledger.require('definition', definitionId(name, version));
  if (digest(published.definition) !== pinned) throw fail(errors.process.otherDigest, { case: id, definition });
  return chartOf(published.definition);
}
