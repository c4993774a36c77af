import { errors, fail, limits, problems } from '@oneplusn/api';
import type { Transactions, access } from '@oneplusn/api';
import { problemWith } from '@oneplusn/errors';
import type { Call, Handler } from '../../call';
import { idMaker } from '../../ledger/ids';
import { open } from './open';
import { refuseUnmatched } from './rules/keys';

type OpenMany = Transactions['access']['openMany'];

/** Each by itself, as if it had come alone; a call sees its own writes, so that each takes from what the last left. */
export const openMany: Handler<OpenMany> = async (call) => {
  const { input, transient, caller } = call;
  refuseUnmatched(input.openings.length, transient.named.length);
  refuseTooMany(call);
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

/** In all no more keys than one opening may name. */
function refuseTooMany({ transient }: Pick<Call<OpenMany>, 'transient'>): void {
  const keys = transient.named.reduce((sum, each) => sum + each.keys.length, 0);
  if (keys <= limits.opening) return;
  const problem = problemWith(problems.shape.keysInAll, { keys, limit: limits.opening });
  throw fail(errors.ledger.malformed, { path: 'named', problem });
}
