import { errors, fail, limits, problems } from '@oneplusn/api';
import type { Transactions } from '@oneplusn/api';
import { problemWith } from '@oneplusn/errors';
import type { Call, Handler } from '../../call';
import { disclosedTo } from './state/disclosed';

type ReadMany = Transactions['records']['readMany'];

/** Each as if it had come alone; what they have in common is read once. */
export const readMany: Handler<ReadMany> = async (call) => {
  refuseUnmatched(call);
  const { input, transient } = call;
  const wanted = input.reads.map((each, at) => ({ ...each, named: transient.named[at] ?? { keys: [], salt: '' } }));
  return disclosedTo(call, wanted, input.dataset);
};

/** As many sets of keys as openings, and in all no more records than one call gives. */
function refuseUnmatched({
  input: { reads },
  transient: { named },
}: Pick<Call<ReadMany>, 'input' | 'transient'>): void {
  const [announced, given] = [reads.length, named.length];
  if (announced !== given) {
    const problem = problemWith(problems.shape.setsAnnounced, { announced, given });
    throw fail(errors.ledger.malformed, { path: 'named', problem });
  }
  const records = reads.reduce((sum, { count }) => sum + count, 0);
  if (records > limits.read) {
    const problem = problemWith(problems.shape.recordsInAll, { records, limit: limits.read });
    throw fail(errors.ledger.malformed, { path: 'reads', problem });
  }
}
