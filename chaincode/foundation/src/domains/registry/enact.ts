import { errors, fail } from '@oneplusn/api';
import type { Transactions, registry } from '@oneplusn/api';
import type { Call, Handler } from '../../call';
import { majorityOf, motionProblem, standingIn, votersOf } from './rules/motions';
import { putCarried } from './state/carried';
import { writeEnactment } from './state/enactments';
import { authorityId, calendarId, constitutionId, enactmentId, parameterId } from './state/ids';
import { constitutionOf, membershipOf } from './state/membership';
import { aboutOf, markEnacted, openProposal, votesFor } from './state/motions';
import { writeAuthority } from './state/standing';
import { subjectOf } from './state/subjects';

type Enact = Transactions['registry']['enact'];

/** Carries out what more than half of the authorities that may vote approved: by the committee for all. */
export const enact: Handler<Enact> = async (call) => {
  const { input, caller, committee } = call;
  const proposal = await openProposal(call, input.proposal, 'enact');
  const { id, motion } = proposal;

  const membership = await membershipOf(call, caller.msp);
  const voters = votersOf(membership);
  const [votes, needed] = [await votesFor(call, voters, proposal), majorityOf(voters.length)];
  if (votes < needed) throw fail(errors.registry.notEnoughVotes, { proposal: id, votes, needed });
  if ((await aboutOf(call, caller.msp, membership, motion)) !== proposal.about)
    throw fail(errors.registry.motionOutdated, { proposal: id });
  const problem = motionProblem(membership, motion);
  if (problem !== undefined) throw fail(errors.registry.motionUnfit, { problem });

  if (caller.msp === committee) await carryOut(call, motion);
  else await carryOutHere(call, proposal);
  await markEnacted(call, caller.msp, id);
  return { ...proposal, state: 'enacted' };
};

async function carryOut(call: Call<Enact>, motion: registry.Motion): Promise<void> {
  const { committee, ledger } = call;
  switch (motion.action) {
    case 'join': {
      const constitution = await constitutionOf(call);
      const authorities = [...constitution.authorities, motion.authority.msp].sort();
      await ledger.write('constitution', constitutionId(committee), { ...constitution, authorities });
      return writeAuthority(ledger, committee, { ...motion.authority, state: 'active' });
    }
    case 'suspend':
    case 'resume': {
      const authority = await ledger.require('authority', authorityId(committee, motion.msp));
      const state = motion.action === 'suspend' ? 'suspended' : 'active';
      return writeAuthority(ledger, committee, { ...authority, state });
    }
    case 'parameter': {
      const { name, authority } = motion.parameter;
      return ledger.write('parameter', parameterId(committee, name, authority), motion.parameter);
    }
    case 'calendar':
      return ledger.write('calendar', calendarId(committee, motion.calendar.year), motion.calendar);
  }
}

/** In the caller's own name, for what its authority signs. */
async function carryOutHere(call: Call<Enact>, { id: proposal, motion }: registry.Proposal): Promise<void> {
  const { caller, committee, ledger, provenance } = call;
  const { kind, id } = subjectOf(committee, motion);
  const over = await ledger.sealed(kind, id);
  const standing = standingIn(motion);
  const enactment = { id: enactmentId(caller.msp, kind, id), proposal, motion, ...(over && { over }), provenance };
  await writeEnactment(ledger, enactment, standing?.state);
  if (standing?.state === 'active') await putCarried(call, standing.msp, proposal);
}
