import { sha256 } from '@oneplusn/api';
import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { leaveTrace } from './trace';
import { refuseForeign } from './own-peer';

/** Needs no trust in the backup: what is put back is what every peer holds the hash of. */
export const restore: Handler<Transactions['vault']['restore']> = async (call) => {
  refuseForeign(call);
  const { collection } = call.ledger;
  const counts = { restored: 0, present: 0, superseded: 0 };
  for (const { key, value } of call.transient.entries) {
    if ((await collection.hash(call.peerMsp, key)) !== sha256(value)) counts.superseded += 1;
    else if (await collection.has(call.peerMsp, key)) counts.present += 1;
    else {
      collection.putBack(call.peerMsp, key, value);
      counts.restored += 1;
    }
  }
  await leaveTrace(call, 'restored');
  return counts;
};
