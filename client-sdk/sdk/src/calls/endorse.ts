import { errors } from '@oneplusn/api';
import { readFailure, type Failure } from '../errors/failure';
import { SdkError } from '../errors/sdk-error';
import { sdkErrors } from '../errors/table';
import { endorsedBy, type EndorsedTransaction } from '../signing/endorsed';
import type { Peer } from '../transport/peers';
import { abortable } from './abortable';
import { abortedOf, complaint } from './complaint';
import type { Cause } from './patience';
import { propose } from './propose';
import type { Call, Session } from './session';
import { admitsWitnesses, type Chosen } from './signers';

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
  const { signatures } = session.profile;
  const seen = { failed: new Set<string>(), doubted: call.doubted };
  let last: Error | undefined;
  let suspended = await suspendedFor(session, call, call.doubted.size > 0);
  for (;;) {
    if (patience.aborted) throw abortedOf(call);
    const pick = () => session.witnesses.choose(call, parties, signatures, { ...seen, suspended });
    const chosen = await choose(pick, last, async () => (suspended = await suspendedFor(session, call, true)));
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
      const replaced = witnessesToReplace(failure, chosen);
      if (replaced.length > 0) suspended = await suspendedFor(session, call, true);
      for (const msp of replaced) {
        // A party is spared only once it has had time to catch up.
        if (cause !== 'witness' && chosen.spared.includes(msp) && patience.tried(cause) < doubtsOfAParty) continue;
        seen[cause === 'witness' ? 'failed' : 'doubted'].add(msp);
        if (cause === 'witness') session.witnesses.rest(msp);
      }
      if (!(await patience.again(cause))) throw last;
    }
  }
}

/**
 * Where no witness is left, what the last one answered says more than that there is none; where nobody was asked yet,
 * one who was passed over may have been let in again.
 */
async function choose(pick: () => Chosen, last: Error | undefined, look: () => Promise<unknown>): Promise<Chosen> {
  try {
    return pick();
  } catch (error) {
    if (last) throw last;
    if (!(error instanceof SdkError && error.is(sdkErrors.noWitness))) throw error;
  }
  await look();
  return pick();
}

/** Whom this call does not ask to witness; nobody where it asks for no witness. */
async function suspendedFor(
  { suspensions }: Session,
  call: Call,
  isAnew: boolean,
): Promise<ReadonlySet<string> | undefined> {
  if (call.way === 'alone' || !admitsWitnesses(call.transaction)) return undefined;
  const { signal } = call.patience;
  return abortable(isAnew ? suspensions.anew() : suspensions.known(), signal, () => abortedOf(call));
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
