import { errors, fail, ownerOf } from '@oneplusn/api';
import type { Transactions, registry } from '@oneplusn/api';
import type { Handler } from '../../call';
import { voteId } from './state/ids';

/** Once an authority: a vote that could be changed would have to be asked for again at every count. */
export const vote: Handler<Transactions['registry']['vote']> = async ({
  input,
  caller,
  committee,
  ledger,
  provenance,
}) => {
  const proposal = await ledger.require('proposal', input.proposal);
  if (ownerOf(proposal.id) !== committee) throw fail(errors.ledger.notFound, { kind: 'proposal', id: proposal.id });
  if (proposal.state !== 'open') {
    throw fail(errors.ledger.illegalState, {
      kind: 'proposal',
      id: proposal.id,
      state: proposal.state,
      action: 'vote',
    });
  }
  const id = voteId(caller.msp, proposal.id);
  if (await ledger.read('vote', id)) throw fail(errors.ledger.alreadyExists, { kind: 'vote', id });
  const value: registry.Vote = {
    id,
    proposal: proposal.id,
    approve: input.approve,
    ...(input.reason !== undefined && { reason: input.reason }),
    provenance,
  };
  await ledger.write('vote', id, value);
  return value;
};
