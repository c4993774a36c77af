import { errors, type LedgerError } from '@oneplusn/api';
import { readFailure, type Failure } from '../errors/failure';
import type { Cause } from './patience';
import { abortable } from './abortable';
import { abortedOf, complaint } from './complaint';
import { readLineOf, searchLineOf, type End } from './line';
import { propose } from './propose';
import type { Call, Connection } from './session';

/**
 * Reads from the peers of the authority that the description names, and of no other: never whichever happens to answer.
 * Where many ask the same at once and none is answered in time, they ask again in turn, fewer at a time.
 */
export async function evaluate(session: Connection, call: Call): Promise<Uint8Array> {
  const { patience } = call;
  const parties = { caller: session.peers.msp, committee: session.profile.committee };
  const { authorities } = session.witnesses.choose(call, parties, session.profile.signatures);
  const { channel, chaincode, msp } = session.peers;
  const { name, searches } = call.transaction;
  const line = (searches ? searchLineOf : readLineOf)(channel, chaincode, msp, name);
  for (;;) {
    if (patience.aborted) throw abortedOf(call);
    const peer = session.peers.current();
    const ms = session.deadlines.evaluate;
    const turn = await line.enter(patience);
    if (patience.aborted) throw abortedOf(call);
    let end: End = 'other';
    try {
      const answer = propose(peer, call, authorities).evaluate({ deadline: patience.deadline(ms) });
      const bytes = await abortable(answer, patience.signal, () => abortedOf(call));
      end = 'won';
      return bytes;
    } catch (error) {
      if (patience.aborted) throw error;
      const failure = readFailure(error);
      if (failure.kind === 'transport') session.peers.leave(peer);
      const late = failure.kind === 'deadline' && turn?.crowded === true;
      if (late) end = 'lost';
      const cause = late ? 'overload' : causeToRetry(failure, !authorities.includes(msp));
      // The pause is nobody's turn.
      turn?.end(end);
      if (cause && (await patience.again(cause))) continue;
      throw complaint(failure, { session, call, peer, authorities, ms }, error);
    } finally {
      turn?.end(end);
    }
  }
}

/** Why a read is worth another try, if it is. */
function causeToRetry(failure: Failure, elsewhere: boolean): Cause | undefined {
  switch (failure.kind) {
    case 'transport':
      return 'connection';
    case 'overloaded':
      return 'overload';
    case 'refused':
      return mayBeLag(failure.error, elsewhere) ? 'lag' : undefined;
    default:
      return undefined;
  }
}

/**
 * A peer may still wait for private data; another authority's may be a block behind the commit that one's own has
 * confirmed.
 */
function mayBeLag(error: LedgerError, elsewhere: boolean): boolean {
  if (error.is(errors.ledger.notYetHere)) return true;
  // An opening was committed before: a peer that does not know it, one's own too, is behind.
  if (error.is(errors.access.openingUnknown)) return true;
  return elsewhere && error.is(errors.ledger.notFound);
}
