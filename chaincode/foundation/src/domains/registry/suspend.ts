import { actorId, administratorId, errors, fail } from '@oneplusn/api';
import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { certificateId } from './state/ids';
import { markStanding } from './state/standing';

/** By the authority's marks alone, so that no third can hold it up. Nobody shuts the door behind themselves. */
export const suspend: Handler<Transactions['registry']['suspend']> = async ({ input, caller, ledger }) => {
  const { msp, id: self, fingerprint } = caller;
  const ids = [
    ...input.actors.map((name) => actorId(msp, name)),
    ...input.administrators.map((name) => administratorId(msp, name)),
    ...input.certificates.map((each) => certificateId(msp, each)),
  ];
  if (ids.includes(self) || ids.includes(certificateId(msp, fingerprint)))
    throw fail(errors.registry.suspendsItself, { actor: self });
  await markStanding(ledger, ids, 'suspended');
  return { ids };
};
