import { errors, fail } from '@oneplusn/api';
import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../calls/call';
import { datasetOf } from './state/datasets';
import { entriesOf, newestSound, putBack, standingOf } from './state/rows';

/** Puts a spoilt or removed record back. Needs no trust in the caller: the seals vouch for what is put back. */
export const restore: Handler<Transactions['records']['restore']> = async (call) => {
  const { dataset, key } = call.input;
  await datasetOf(call, dataset, 'unconditional', 'records.restore');
  const standing = await standingOf(call.ledger, dataset, key);
  if (standing.state === 'intact') return standing.row;
  const sound = await newestSound(call.ledger, dataset, key, await entriesOf(call.ledger, dataset, key));
  if (!sound) throw fail(errors.records.unknownRecord, { dataset });
  await putBack(call.ledger, sound);
  return sound.row;
};
