import { ownerOf, sha256 } from '@oneplusn/api';
import type { FactId, Msp } from '@oneplusn/api';
import type { Call } from '../../../call';
import type { Held } from '../rules/withholding';

/** Both stand under a name that follows from the grant. */
export const withholdingId = (grant: FactId, owner: Msp): FactId => `${owner}/v-${sha256(grant).slice(0, 24)}`;

/**
 * What is withheld of a grant's openings.
 * @throws LedgerError LEDGER-105 where the withholding is damaged: passed over, who spoils it would tell
 */
export async function heldOf({ ledger, committee }: Pick<Call, 'ledger' | 'committee'>, grant: FactId): Promise<Held> {
  const withholding = await ledger.present('withholding', withholdingId(grant, ownerOf(grant)));
  const release = withholding && (await ledger.read('release', withholdingId(grant, committee)));
  return { withholding: withholding?.grant === grant ? withholding : undefined, release };
}

/** Whether others have spoilt what says that a grant's openings are withheld. */
export const isDamaged = async ({ ledger }: Pick<Call, 'ledger'>, grant: FactId): Promise<boolean> =>
  (await ledger.inspect('withholding', withholdingId(grant, ownerOf(grant)))).condition === 'damaged';
