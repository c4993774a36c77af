/** The layers of a transaction's envelope, read for whoever believes nothing of them. */
import { createHash } from 'node:crypto';
import { common, peer } from '@hyperledger/fabric-protos';

/** A transaction that calls a chaincode. */
export interface Opened {
  readonly id: string;
  readonly channel: string;
  /** When its sender says that it was made. */
  readonly time: string | undefined;
  /** The serialized identity of who has signed it. */
  readonly creator: Uint8Array;
  readonly payload: Uint8Array;
  readonly signature: Uint8Array;
  /** Whether its id follows from its creator, as Fabric has it. */
  readonly isOwnId: boolean;
  readonly chaincode: string;
  /** The first names the function. */
  readonly args: readonly Uint8Array[];
  /** What endorsers have signed, each with its own identity behind it. */
  readonly result: Uint8Array;
  readonly endorsements: readonly peer.Endorsement[];
  /** Whether what was endorsed is this very call. */
  readonly isOfThisCall: boolean;
  /** What it reads and writes: `ledger.rwset.TxReadWriteSet`. */
  readonly effects: Uint8Array;
  readonly event: string;
}

/** @throws where it is none, or of another form */
export function openTransaction(bytes: Uint8Array): Opened {
  const envelope = common.Envelope.deserializeBinary(bytes);
  const payload = common.Payload.deserializeBinary(envelope.getPayload_asU8());
  const header = payload.getHeader() ?? new common.Header();
  const [channelHeader, signatureHeader] = [header.getChannelHeader_asU8(), header.getSignatureHeader_asU8()];
  const channel = common.ChannelHeader.deserializeBinary(channelHeader);
  if (channel.getType() !== (common.HeaderType.ENDORSER_TRANSACTION as number)) throw new TypeError('no call');
  const by = common.SignatureHeader.deserializeBinary(signatureHeader);
  const creator = by.getCreator_asU8();
  const action = actionIn(payload.getData_asU8(), signatureHeader);
  const proposal = sha256(channelHeader, signatureHeader, action.proposal);
  return {
    id: channel.getTxId(),
    channel: channel.getChannelId(),
    time: momentOf(channel),
    creator,
    payload: envelope.getPayload_asU8(),
    signature: envelope.getSignature_asU8(),
    isOwnId: sha256(by.getNonce_asU8(), creator).toString('hex') === channel.getTxId(),
    isOfThisCall: proposal.equals(action.proposalHash) && action.endorsedChaincode === action.called.chaincode,
    ...action.called,
    ...{ result: action.result, endorsements: action.endorsements, effects: action.effects, event: action.event },
  };
}

function actionIn(data: Uint8Array, signatureHeader: Uint8Array) {
  const [action, ...more] = peer.Transaction.deserializeBinary(data).getActionsList();
  // Fabric takes one action alone, under the header of the transaction.
  if (!action || more.length > 0 || !Buffer.from(signatureHeader).equals(action.getHeader_asU8()))
    throw new TypeError('not one action');
  const content = peer.ChaincodeActionPayload.deserializeBinary(action.getPayload_asU8());
  const endorsed = content.getAction() ?? new peer.ChaincodeEndorsedAction();
  const result = endorsed.getProposalResponsePayload_asU8();
  const response = peer.ProposalResponsePayload.deserializeBinary(result);
  const effects = peer.ChaincodeAction.deserializeBinary(response.getExtension_asU8());
  const proposal = content.getChaincodeProposalPayload_asU8();
  return {
    result,
    proposal,
    proposalHash: response.getProposalHash_asU8(),
    endorsements: endorsed.getEndorsementsList(),
    called: calledIn(proposal),
    endorsedChaincode: effects.getChaincodeId()?.getName(),
    effects: effects.getResults_asU8(),
    event: peer.ChaincodeEvent.deserializeBinary(effects.getEvents_asU8()).getEventName(),
  };
}

function calledIn(proposal: Uint8Array): Pick<Opened, 'chaincode' | 'args'> {
  const input = peer.ChaincodeProposalPayload.deserializeBinary(proposal).getInput_asU8();
  const spec = peer.ChaincodeInvocationSpec.deserializeBinary(input).getChaincodeSpec();
  return { chaincode: spec?.getChaincodeId()?.getName() ?? '', args: spec?.getInput()?.getArgsList_asU8() ?? [] };
}

function momentOf(channel: common.ChannelHeader): string | undefined {
  const time = channel.getTimestamp()?.toDate();
  return time && !Number.isNaN(time.getTime()) ? time.toISOString() : undefined;
}

function sha256(...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** The name of the function that a transaction calls. */
export const functionOf = ({ args }: Opened): string => Buffer.from(args[0] ?? []).toString('utf8');
