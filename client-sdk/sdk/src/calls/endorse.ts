import { errors } from '@oneplusn/api';
import { readFailure, type Failure } from '../errors/failure';
import { endorsedBy, type EndorsedTransaction } from '../signing/endorsed';
import type { Peer } from '../transport/peers';
import { abortable } from './abortable';
import { abortedOf, complaint } from './complaint';
import type { Cause } from './patience';
import { propose } from './propose';
import type { Call, Session } from './session';
import type { Chosen } from './signers';

/** How often a party that a witness may stand in for is asked again where it answers otherwise. */
const doubtsOfAParty = 4;

/** A transaction that all who must sign have signed, not yet handed over. */
export interface Endorsed extends EndorsedTransaction {
  readonly peer: Peer;
  readonly authorities: readonly string[];
  readonly witnesses: readonly string[];
}

/**
 * Has a write simulated and signed by the authorities that the description names. Nothing is written by this, so it is
 * tried again where endorsers differ (one may be a block behind), where the connection breaks, and with another witness
 * where one does not answer.
 */
export async function endorse(session: Session, call: Call): Promise<Endorsed> {
  const { transaction, patience } = call;
  const parties = { caller: session.peers.msp, committee: session.profile.committee };
  const seen = { failed: new Set<string>(), doubted: call.doubted };
  let last: Error | undefined;
  for (;;) {
    if (patience.aborted) throw abortedOf(call);
    const pick = () => session.witnesses.choose(call, parties, session.profile.signatures, seen);
    const chosen = choose(pick, last);
    const { authorities } = chosen;
    const peer = session.peers.current();
    const ms = session.deadlines.endorse;
    try {
      const { gateway, address } = peer;
      const asked = { gateway, address, proposal: propose(peer, call, authorities), name: transaction.name };
      const { endorsers } = session;
      const endorsed = endorsedBy({ ...asked, authorities, endorsers }, { deadline: patience.deadline(ms) });
      return { ...(await abortable(endorsed, patience.signal, () => abortedOf(call))), peer, ...chosen };
    } catch (error) {
      if (patience.aborted) throw error;
      const failure = readFailure(error);
      last = complaint(failure, { session, call, peer, authorities, ms }, error);
      if (failure.kind === 'transport') session.peers.leave(peer);
      const cause = causeToRetry(failure, chosen);
      if (!cause) throw last;
      for (const msp of witnessesToReplace(failure, chosen)) {
        // A party is spared only once it has had time to catch up.
        if (cause !== 'witness' && chosen.spared.includes(msp) && patience.tried(cause) < doubtsOfAParty) continue;
        seen[cause === 'witness' ? 'failed' : 'doubted'].add(msp);
        if (cause === 'witness') session.witnesses.rest(msp);
      }
      if (!(await patience.again(cause))) throw last;
    }
  }
}

/** Where no witness is left, what the last one answered says more than that there is none. */
function choose(pick: () => Chosen, last: Error | undefined): Chosen {
  try {
    return pick();
  } catch (error) {
    throw last ?? error;
  }
}

/** Why an endorsement is worth another try, if it is. */
export function causeToRetry(failure: Failure, { authorities, witnesses }: Chosen): Cause | undefined {
  switch (failure.kind) {
    case 'transport':
      return 'connection';
    case 'overloaded':
      return 'overload';
    case 'differ':
      return 'differ';
    case 'refused':
      if (failure.error.is(errors.ledger.notYetHere)) return 'lag';
      // All refuse: so it is. Only some do: one of them may be a block behind.
      return failure.by.length > 0 && failure.by.length < authorities.length ? 'doubt' : undefined;
    case 'endorser':
    case 'absent':
    case 'failed':
      return failure.by.length > 0 && failure.by.every((msp) => witnesses.includes(msp)) ? 'witness' : undefined;
    default:
      return undefined;
  }
}

/**
 * Witnesses that hold the call up. The payloads' comparison does not say who is wrong, so then the witness is changed
 * as well.
 */
export function witnessesToReplace(failure: Failure, { witnesses }: Chosen): readonly string[] {
  if (failure.kind === 'differ') return witnesses;
  return 'by' in failure ? witnesses.filter((msp) => failure.by.includes(msp)) : [];
}
