import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';

export const whoami: Handler<Transactions['registry']['whoami']> = async ({ caller, ledger }) => {
  const enrolled = caller.department === undefined ? undefined : await ledger.read('actor', caller.id);
  return {
    actor: caller.id,
    msp: caller.msp,
    ...(caller.department !== undefined && { department: caller.department }),
    roles: [...caller.roles],
    name: enrolled?.name ?? caller.id.slice(caller.id.lastIndexOf('/') + 1),
  };
};
