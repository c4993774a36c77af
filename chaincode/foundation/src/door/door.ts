import { canonicalJson, errors, fail, namedSigners, signedAlone } from '@oneplusn/api';
import type { FactId, Json, Msp, Transaction, Way } from '@oneplusn/api';
import type { Context } from 'fabric-contract-api';
import type { Call, Handler } from '../call';
import { idMaker } from '../ledger/ids';
import { openLedger } from '../ledger/open';
import type { Writers } from '../ledger/state';
import type { KeyRing } from '../vault/ring';
import { certificateOf } from './certificate';
import { type Clock, refuseFarOff } from './clock';
import { openEnvelope } from './envelope';
import { travelling } from './failure';
import { refuseUnsigned } from './proposal';
import { callerOf } from './standing';

export interface DoorSettings {
  /** Who governs: each authority's own configuration, the root of all trust. */
  readonly committee: Msp;
  readonly clock: Clock;
  /** The vault keys of the authority whose peer calls. */
  readonly ringOf: (msp: Msp) => KeyRing | undefined;
  /** The name that the chaincode goes by in its channel, where it is known. */
  readonly chaincode?: string | undefined;
}

/**
 * Every call comes through here: signature, size, shape, clock, caller's standing and role, request id; then the
 * handler; then its writes, together.
 * @returns the result as canonical JSON
 */
export async function enter(
  transaction: Transaction,
  handler: Handler<Transaction>,
  { stub, clientIdentity }: Pick<Context, 'stub' | 'clientIdentity'>,
  given: readonly string[],
  { committee, clock, ringOf, chaincode }: DoorSettings,
): Promise<string> {
  const txId = stub.getTxID();
  try {
    refuseUnsigned(stub, chaincode);
    const { requestId, way, input, transient } = openEnvelope(transaction, given, stub.getTransient());
    const time = stub.getDateTimestamp();
    refuseFarOff(time, clock);
    const msp = clientIdentity.getMSPID();
    const peerMsp = stub.getMspID();
    const writers = writersOf(transaction, input, { caller: msp, committee, peer: peerMsp }, way);
    const { ledger, receipts, written, flush } = openLedger(stub, writers, {
      caller: msp,
      peer: peerMsp,
      keys: ringOf(peerMsp),
    });
    const caller = await callerOf(ledger, committee, msp, certificateOf(clientIdentity), transaction, input);

    const request =
      requestId === undefined || transaction.findsItself
        ? undefined
        : requestOf(caller.id, requestId, transaction, input, transient);
    const replayed = request && (await receipts.replay(request));
    if (replayed !== undefined) {
      await flush();
      return replayed;
    }

    const now = time.toISOString();
    const newId = idMaker(caller, requestId ?? txId);
    const provenance = { by: caller.id, at: now, txId };
    const call = { input, transient, caller, now, txId, provenance, requestId, peerMsp, committee, ledger, newId };
    const result = canonicalJson((await handler(call as Call)) as Json);
    if (transaction.kind === 'submit') {
      stub.setEvent(transaction.name, Buffer.from(canonicalJson({ by: caller.id, facts: written() })));
      if (request) await receipts.keep(request, result, txId, now);
      await flush();
    }
    return result;
  } catch (error) {
    throw travelling(error, transaction.name, txId);
  }
}

/**
 * Who signs this call for certain. In a submit the caller's authority must be one of them: nobody writes only in
 * others' names.
 * @throws LedgerError LEDGER-107, REGISTRY-103
 */
function writersOf(
  transaction: Transaction,
  input: unknown,
  { caller, committee, peer }: { caller: Msp; committee: Msp; peer: Msp },
  way: Way | undefined,
): Writers {
  if (transaction.kind === 'evaluate') return { signers: new Set(), public: false };
  const signers = namedSigners(transaction, input, { caller, committee });
  if (!signers.has(caller)) {
    if (transaction.signers.includes('committee')) throw fail(errors.registry.notCommittee, { msp: caller, committee });
    const field = transaction.signers.flatMap((signer) => (typeof signer === 'object' ? [signer.owner] : []))[0] ?? '';
    const id = String((input as Readonly<Record<string, unknown>>)[field]);
    throw fail(errors.ledger.notOwner, { kind: field, id, owner: id.slice(0, id.indexOf('/')), caller });
  }
  if (way === 'alone') {
    // Only there are its own copies, which it decides by.
    if (peer !== caller) throw fail(errors.ledger.notOwner, { kind: 'peer', id: peer, owner: caller, caller: peer });
    return { signers: new Set([caller]), public: false, decider: caller };
  }
  return { signers, public: !signedAlone(transaction), wary: way === 'wary' };
}

function requestOf(caller: FactId, requestId: string, { name }: Transaction, input: unknown, transient: unknown) {
  return { caller, requestId, transaction: name, input: input as Json, transient: (transient ?? null) as Json };
}
