import { digest, errors, fail } from '@oneplusn/api';
import type { FactId, Json, Msp, registry } from '@oneplusn/api';
import type { Call } from '../../../call';
import type { Membership } from '../rules/motions';
import { votersOf } from '../rules/motions';
import { enactedBy } from './enactments';
import { voteId } from './ids';
import { subjectOf } from './subjects';

type Scope = Pick<Call, 'ledger' | 'committee'>;

/**
 * What a motion holds to: who may vote, and which version of what it changes stands, as an authority has them. A seal
 * names its version and all before it, so that no state comes back.
 */
export async function aboutOf(
  scope: Scope,
  viewer: Msp,
  membership: Membership,
  motion: registry.Motion,
): Promise<string> {
  const { kind, id } = subjectOf(scope.committee, motion);
  const over = (await scope.ledger.sealed(kind, id)) ?? null;
  const by = (await enactedBy(scope, viewer, kind, id))?.proposal ?? null;
  return digest({ voters: votersOf(membership), over, by });
}

/** The mark of a vote: on this very proposal, as it was written. */
export const ballotMark = (proposal: registry.Proposal, approve: boolean): Json => ({
  approve,
  proposal: digest(proposal),
});

/** How many of those that may vote voted for it, by their marks: whatever others have done to the votes' texts. */
export async function votesFor(
  { ledger }: Scope,
  voters: readonly Msp[],
  proposal: registry.Proposal,
): Promise<number> {
  let votes = 0;
  for (const msp of voters)
    if (await ledger.marked('vote', voteId(msp, proposal.id), ballotMark(proposal, true))) votes += 1;
  return votes;
}

const withdrawn: Json = { state: 'withdrawn' };
const enacted: Json = { state: 'enacted' };

/** Marks it withdrawn, in its owner's collection. */
export const markWithdrawn = ({ ledger }: Scope, id: FactId): Promise<void> => ledger.mark('proposal', id, withdrawn);

/** Marks it carried out, in the collection of who did. */
export const markEnacted = ({ ledger }: Scope, by: Msp, id: FactId): Promise<void> =>
  ledger.mark('proposal', voteId(by, id), enacted);

/** What has become of a proposal, as an authority has it. */
export async function stateOf(
  { ledger, committee, now }: Scope & Pick<Call, 'now'>,
  viewer: Msp,
  { id, expires }: registry.Proposal,
): Promise<registry.StatedProposal['state']> {
  for (const by of new Set([committee, viewer]))
    if (await ledger.marked('proposal', voteId(by, id), enacted)) return 'enacted';
  if (await ledger.marked('proposal', id, withdrawn)) return 'withdrawn';
  return now > expires ? 'expired' : 'open';
}

/**
 * The proposal, where it can still be acted on.
 * @throws LedgerError LEDGER-106 where there is none, LEDGER-108 where it is not open, REGISTRY-117 once it has expired
 */
export async function openProposal(
  call: Scope & Pick<Call, 'now' | 'caller'>,
  id: FactId,
  action: 'vote' | 'enact',
): Promise<registry.Proposal> {
  const proposal = await call.ledger.require('proposal', id);
  const state = await stateOf(call, call.caller.msp, proposal);
  // What was carried before its owner withdrew it stands.
  if (state === 'open' || (state === 'withdrawn' && action === 'enact')) return proposal;
  if (state === 'expired') throw fail(errors.registry.motionExpired, { proposal: id, at: proposal.expires });
  throw fail(errors.ledger.illegalState, { kind: 'proposal', id, state, action });
}
