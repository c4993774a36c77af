import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';

/** The content needs no trust: it is put back only where it is what all sealers' collections hold the hash of. */
export const restore: Handler<Transactions['ledger']['restore']> = async ({
  input: { kind, id, content },
  ledger,
}) => ({
  restored: await ledger.restore(kind, id, content),
});
