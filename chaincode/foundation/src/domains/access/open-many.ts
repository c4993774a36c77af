import { errors, fail, limits, problems } from '@oneplusn/api';
import type { Transactions, access } from '@oneplusn/api';
import { problemWith } from '@oneplusn/errors';
import type { Call, Handler } from '../../call';
import { idMaker } from '../../ledger/ids';
import { open } from './open';

type OpenMany = Transactions['access']['openMany'];

/** Each by itself, as if it had come alone; a call sees its own writes, so that each takes from what the last left. */
export const openMany: Handler<OpenMany> = async (call) => {
  refuseUnmatched(call);
  const { input, transient, caller } = call;
  const made: access.Opening[] = [];
  for (const [at, { requestId, ...attempt }] of input.openings.entries()) {
    const { keys = [], salt = '' } = transient.named[at] ?? {};
    made.push(
      await open({
        ...call,
        ...{ requestId, newId: idMaker(caller, requestId) },
        input: { dataset: input.dataset, ...attempt },
        transient: { keys, salt, sealTo: transient.sealTo },
      }),
    );
  }
  return made;
};

/** As many sets of keys as openings, and in all no more keys than one opening may name. */
function refuseUnmatched({ input, transient }: Pick<Call<OpenMany>, 'input' | 'transient'>): void {
  const [announced, given] = [input.openings.length, transient.named.length];
  if (announced !== given) {
    const problem = problemWith(problems.shape.setsAnnounced, { announced, given });
    throw fail(errors.ledger.malformed, { path: 'named', problem });
  }
  const keys = transient.named.reduce((sum, each) => sum + each.keys.length, 0);
  if (keys > limits.opening) {
    const problem = problemWith(problems.shape.keysInAll, { keys, limit: limits.opening });
    throw fail(errors.ledger.malformed, { path: 'named', problem });
  }
}
