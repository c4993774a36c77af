import { errors, fail, limits, problems } from '@oneplusn/api';
import type { Transactions } from '@oneplusn/api';
import { problemWith } from '@oneplusn/errors';
import type { Call, Handler } from '../../call';
import { refuseUnmatched } from '../access/rules/keys';
import { disclosedTo } from './state/disclosed';

type ReadMany = Transactions['records']['readMany'];

/** Each as if it had come alone; what they have in common is read once. */
export const readMany: Handler<ReadMany> = async (call) => {
  const { input, transient } = call;
  refuseUnmatched(input.reads.length, transient.named.length);
  refuseTooMany(call);
  const wanted = input.reads.map((each, at) => ({ ...each, named: transient.named[at] ?? { keys: [], salt: '' } }));
  return disclosedTo(call, wanted, input.dataset);
};

/** In all no more records than one call gives. */
function refuseTooMany({ input: { reads } }: Pick<Call<ReadMany>, 'input'>): void {
  const records = reads.reduce((sum, { count }) => sum + count, 0);
  if (records <= limits.read) return;
  const problem = problemWith(problems.shape.recordsInAll, { records, limit: limits.read });
  throw fail(errors.ledger.malformed, { path: 'reads', problem });
}
