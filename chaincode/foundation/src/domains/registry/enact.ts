import { errors, fail, ownerOf } from '@oneplusn/api';
import type { Transactions, registry } from '@oneplusn/api';
import type { Call, Handler } from '../../call';
import { majorityOf, motionProblem, type Membership } from './rules/motions';
import { authorityId, calendarId, constitutionId, parameterId, voteId } from './state/ids';
import { constitutionOf, membershipOf } from './state/membership';
import { writeAuthority } from './state/standing';

type Enact = Transactions['registry']['enact'];

/** Carries out what more than half of the authorities that may vote at this moment approved. */
export const enact: Handler<Enact> = async (call) => {
  const { input, committee, ledger } = call;
  const proposal = await ledger.require('proposal', input.proposal);
  const { id, state, motion } = proposal;
  if (ownerOf(id) !== committee) throw fail(errors.ledger.notFound, { kind: 'proposal', id });
  if (state !== 'open') throw fail(errors.ledger.illegalState, { kind: 'proposal', id, state, action: 'enact' });

  const membership = await membershipOf(call);
  const voters = [...membership.authorities].filter(([, each]) => each === 'active').map(([msp]) => msp);
  let votes = 0;
  for (const msp of voters) {
    const vote = await ledger.read('vote', voteId(msp, id));
    if (vote?.proposal === id && vote.approve) votes += 1;
  }
  const needed = majorityOf(voters.length);
  if (votes < needed) throw fail(errors.registry.notEnoughVotes, { proposal: id, votes, needed });

  await carryOut(call, membership, motion);
  const enacted: registry.Proposal = { ...proposal, state: 'enacted' };
  await ledger.write('proposal', id, enacted);
  return enacted;
};

async function carryOut(call: Call<Enact>, membership: Membership, motion: registry.Motion): Promise<void> {
  const { committee, ledger } = call;
  const problem = motionProblem(membership, motion);
  if (problem !== undefined) throw fail(errors.registry.motionUnfit, { problem });
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
