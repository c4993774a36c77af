import { errors, fail } from '@oneplusn/api';
import type { Transactions, registry } from '@oneplusn/api';
import type { Handler } from '../../call';
import { expiryOf, motionProblem } from './rules/motions';
import { governed, terms } from './state/governed';
import { membershipOf } from './state/membership';
import { aboutOf } from './state/motions';

export const propose: Handler<Transactions['registry']['propose']> = async (call) => {
  const { input, caller, ledger, now, provenance } = call;
  const membership = await membershipOf(call, caller.msp);
  const problem = motionProblem(membership, input.motion);
  if (problem !== undefined) throw fail(errors.registry.motionUnfit, { problem });
  const proposal: registry.Proposal = {
    id: call.newId('p'),
    motion: input.motion,
    about: await aboutOf(call, caller.msp, membership, input.motion),
    expires: expiryOf(now, await governed(call, terms.motionDays, caller.msp)),
    provenance,
  };
  await ledger.write('proposal', proposal.id, proposal);
  return { ...proposal, state: 'open' };
};
