import { errors, fail } from '@oneplusn/api';
import type { Transactions, registry } from '@oneplusn/api';
import type { Handler } from '../../call';
import { motionProblem } from './rules/motions';
import { membershipOf } from './state/membership';

export const propose: Handler<Transactions['registry']['propose']> = async (call) => {
  const { input, committee, ledger, provenance } = call;
  const problem = motionProblem(await membershipOf(call), input.motion);
  if (problem !== undefined) throw fail(errors.registry.motionUnfit, { problem });
  const proposal: registry.Proposal = {
    id: call.newId('p', committee),
    motion: input.motion,
    state: 'open',
    provenance,
  };
  await ledger.write('proposal', proposal.id, proposal);
  return proposal;
};
