import { errors, fail } from '@oneplusn/api';
import type { Transactions, registry } from '@oneplusn/api';
import type { Call, Handler } from '../../call';
import { expiryOf, motionProblem } from './rules/motions';
import { governed, terms } from './state/governed';
import { voteId } from './state/ids';
import { membershipOf } from './state/membership';
import { aboutOf, ballotMark, openProposal } from './state/motions';

type Vote = Transactions['registry']['vote'];

/** Once an authority: a vote that could be changed would have to be asked for again at every count. */
export const vote: Handler<Vote> = async (call) => {
  const { input, caller, ledger, provenance } = call;
  const proposal = await openProposal(call, input.proposal, 'vote');
  const id = voteId(caller.msp, proposal.id);
  if ((await ledger.sealed('vote', id)) !== undefined) throw fail(errors.ledger.alreadyExists, { kind: 'vote', id });
  await checkMotion(call, proposal);
  const value: registry.Vote = {
    id,
    proposal: proposal.id,
    approve: input.approve,
    ...(input.reason !== undefined && { reason: input.reason }),
    provenance,
  };
  await ledger.write('vote', id, value);
  await ledger.mark('vote', id, ballotMark(proposal, input.approve));
  return value;
};

/** What its proposer's own chaincode may have written: each voter looks for itself whether the motion is one. */
async function checkMotion(call: Call<Vote>, { id, motion, about, expires }: registry.Proposal): Promise<void> {
  const { caller, now } = call;
  const membership = await membershipOf(call, caller.msp);
  const problem = motionProblem(membership, motion);
  if (problem !== undefined) throw fail(errors.registry.motionUnfit, { problem });
  const latest = expiryOf(now, await governed(call, terms.motionDays, caller.msp));
  if (expires > latest || (await aboutOf(call, caller.msp, membership, motion)) !== about)
    throw fail(errors.registry.motionOutdated, { proposal: id });
}
