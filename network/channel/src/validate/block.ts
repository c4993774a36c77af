import { common, peer } from '@hyperledger/fabric-protos';
import type { Trust } from '../identity/trust';
import type { ChaincodeDefinition } from '../lifecycle/definition';
import type { ByteKey } from '../state/key';
import type { State } from '../state/state';
import type { Origin } from '../state/version';
import type { OpenedEnvelope } from './envelope';
import { endorsementFailure, goodEndorsers, type PolicyContext } from './endorsement';
import { checkReads } from './mvcc';
import type { CommittedTransaction, ValidationCode } from './outcome';
import type { NamespaceSets } from './read-write-set';
import { typeOf, type Action, type Transaction } from './transaction';
import { Updates } from './updates';
import { checkTransaction, type Checked } from './well-formed';

const { TxValidationCode } = peer;
const { HeaderType } = common;

/** What a block is validated against. */
export interface ValidationContext {
  readonly channel: string;
  readonly trust: Trust;
  readonly state: State;
  readonly authorities: readonly string[];
  definition(name: string): ChaincodeDefinition | undefined;
  /** Is a transaction of this id in an earlier block, valid or not? */
  committed(txId: string): boolean;
}

/** A transaction of a block, with its verdict and, when it is valid, its reads and writes. */
export interface Validated extends CommittedTransaction {
  readonly sets: readonly NamespaceSets[];
  readonly chaincodeEvent: Uint8Array;
}

/** Verdicts on a block and the changes its valid transactions make. */
export interface ValidatedBlock {
  readonly transactions: readonly Validated[];
  readonly updates: Updates;
}

interface Candidate {
  readonly checked: Checked;
  code: ValidationCode;
  sets: readonly NamespaceSets[];
}

/**
 * Validates a block: each transaction by itself, then one after the other against the state. Depends on nothing but the
 * block and the state before it, so that it is done once for all peers.
 */
export function validateBlock(
  number: number,
  envelopes: readonly OpenedEnvelope[],
  context: ValidationContext,
): ValidatedBlock {
  const changed = new Set<string>();
  const policies: PolicyContext = {
    trust: context.trust,
    state: context.state,
    authorities: context.authorities,
    policyChanged: (space, key) => changed.has(spaceAndKey(space, key)),
  };
  const candidates = envelopes.map((envelope) => checkOne(envelope, context, policies, changed));
  markRepeats(candidates);
  const updates = new Updates(context.state);
  const transactions = candidates.map((candidate, index) => {
    if (candidate.code === TxValidationCode.VALID) candidate.code = checkReads(candidate.sets, context.state, updates);
    const { code, sets } = candidate;
    const origin = originOf(candidate.checked.transaction);
    if (code === TxValidationCode.VALID) updates.addAll(sets, number, index, origin);
    return {
      txId: origin.txId,
      code,
      blockNumber: BigInt(number),
      index,
      type: candidate.checked.transaction && typeOf(candidate.checked.transaction),
      sets,
      chaincodeEvent: candidate.checked.action?.event ?? new Uint8Array(),
    };
  });
  return { transactions, updates };
}

function checkOne(
  envelope: OpenedEnvelope,
  context: ValidationContext,
  policies: PolicyContext,
  changed: Set<string>,
): Candidate {
  const checked = checkTransaction(envelope, context.channel, context.trust);
  const { transaction, action } = checked;
  if (checked.code !== TxValidationCode.VALID || transaction === undefined || action === undefined) {
    return { checked, code: checked.code, sets: [] };
  }
  if (typeOf(transaction) !== HeaderType.ENDORSER_TRANSACTION) return { checked, code: checked.code, sets: [] };
  if (context.committed(transaction.channelHeader.getTxId())) {
    return { checked, code: TxValidationCode.DUPLICATE_TXID, sets: [] };
  }
  let sets: readonly NamespaceSets[];
  try {
    ({ sets } = envelope);
  } catch {
    return { checked, code: TxValidationCode.BAD_RWSET, sets: [] };
  }
  const code = checkAction(action, sets, context, policies, changed);
  return { checked, code, sets };
}

/** Names, then endorsements, of each namespace the transaction writes to and of the chaincode it called. */
function checkAction(
  action: Action,
  sets: readonly NamespaceSets[],
  context: ValidationContext,
  policies: PolicyContext,
  changed: Set<string>,
): ValidationCode {
  const { target, chaincode } = action;
  if (target === undefined || chaincode === undefined) return TxValidationCode.INVALID_OTHER_REASON;
  const name = target.getName();
  if (name === '' || name !== chaincode.getName() || chaincode.getVersion() === '') {
    return TxValidationCode.INVALID_CHAINCODE;
  }
  if (action.event.length > 0 && eventChaincode(action.event) !== name) return TxValidationCode.INVALID_OTHER_REASON;
  if (new Set(sets.map((namespace) => namespace.chaincode)).size < sets.length)
    return TxValidationCode.ILLEGAL_WRITESET;

  const written = new Set([name, ...sets.filter(writes).map((namespace) => namespace.chaincode)]);
  const endorsers = goodEndorsers(action, policies.trust);
  for (const namespace of written) {
    const definition = context.definition(namespace);
    if (definition === undefined) return TxValidationCode.INVALID_CHAINCODE;
    const ofNamespace = sets.find((candidate) => candidate.chaincode === namespace);
    const failure = endorsementFailure(definition, ofNamespace, endorsers, policies);
    if (failure !== undefined) return TxValidationCode.ENDORSEMENT_POLICY_FAILURE;
    notePolicies(ofNamespace, changed);
  }
  return TxValidationCode.VALID;
}

function writes(sets: NamespaceSets): boolean {
  return [sets, ...sets.collections].some((space) => space.writes.length > 0 || space.metadata.length > 0);
}

/** Later transactions of the block may not write keys whose policy this one changes. */
function notePolicies(sets: NamespaceSets | undefined, changed: Set<string>): void {
  if (sets === undefined) return;
  for (const space of [sets, ...sets.collections]) {
    for (const { key } of space.metadata) changed.add(spaceAndKey(space.space, key));
  }
}

function spaceAndKey(space: string, key: ByteKey): string {
  return `${space}\u0000${key}`;
}

function eventChaincode(event: Uint8Array): string | undefined {
  try {
    return peer.ChaincodeEvent.deserializeBinary(event).getChaincodeId();
  } catch {
    return undefined;
  }
}

/** Of transactions with one id in a block only the first that is valid so far stays. */
function markRepeats(candidates: readonly Candidate[]): void {
  const seen = new Set<string>();
  for (const candidate of candidates) {
    const txId = candidate.checked.transaction?.channelHeader.getTxId() ?? '';
    if (candidate.code !== TxValidationCode.VALID || candidate.checked.action === undefined) continue;
    if (seen.has(txId)) candidate.code = TxValidationCode.DUPLICATE_TXID;
    seen.add(txId);
  }
}

/** What the history of a key says of the transaction that wrote it. */
export function originOf(transaction: Transaction | undefined): Origin {
  const header = transaction?.channelHeader;
  const timestamp = header?.getTimestamp();
  return {
    txId: header?.getTxId() ?? '',
    timestamp: { seconds: timestamp?.getSeconds() ?? 0, nanos: timestamp?.getNanos() ?? 0 },
  };
}
