/** What the layers of a transaction's envelope hold. Pure; what cannot be read is thrown. */
import { common, peer } from '@hyperledger/fabric-protos';

/** The outermost layers: what every transaction says of itself, those that configure the channel too. */
export interface Opened {
  readonly txId: string;
  readonly type: number;
  /** When its sender says that it was made. */
  readonly time: Date | undefined;
  readonly data: Uint8Array;
  readonly signatureHeader: Uint8Array;
}

export function openEnvelope(bytes: Uint8Array): Opened {
  const payload = common.Payload.deserializeBinary(common.Envelope.deserializeBinary(bytes).getPayload_asU8());
  const header = payload.getHeader() ?? new common.Header();
  const channel = common.ChannelHeader.deserializeBinary(header.getChannelHeader_asU8());
  return {
    txId: channel.getTxId(),
    type: channel.getType(),
    time: channel.getTimestamp()?.toDate(),
    data: payload.getData_asU8(),
    signatureHeader: header.getSignatureHeader_asU8(),
  };
}

/** The serialized identity of who has signed a transaction. */
export const creatorIn = ({ signatureHeader }: Opened): Uint8Array =>
  common.SignatureHeader.deserializeBinary(signatureHeader).getCreator_asU8();

/** What endorsers have signed of a transaction that calls a chaincode. */
export interface Action {
  readonly result: Uint8Array;
  /** What it reads and writes. */
  readonly effects: Uint8Array;
  readonly event: peer.ChaincodeEvent;
  readonly endorsements: readonly peer.Endorsement[];
  readonly proposal: Uint8Array;
}

/** The action in a transaction; undefined where it calls no chaincode. */
export function actionIn({ type, data }: Opened): Action | undefined {
  if (type !== (common.HeaderType.ENDORSER_TRANSACTION as number)) return undefined;
  const [action] = peer.Transaction.deserializeBinary(data).getActionsList();
  const content = peer.ChaincodeActionPayload.deserializeBinary(action?.getPayload_asU8() ?? new Uint8Array());
  const endorsed = content.getAction() ?? new peer.ChaincodeEndorsedAction();
  const result = endorsed.getProposalResponsePayload_asU8();
  const extension = peer.ProposalResponsePayload.deserializeBinary(result).getExtension_asU8();
  const effects = peer.ChaincodeAction.deserializeBinary(extension);
  return {
    result,
    effects: effects.getResults_asU8(),
    event: peer.ChaincodeEvent.deserializeBinary(effects.getEvents_asU8()),
    endorsements: endorsed.getEndorsementsList(),
    proposal: content.getChaincodeProposalPayload_asU8(),
  };
}

/** A call of a chaincode: the first of its arguments names the function. */
export interface Call {
  readonly chaincode: string;
  readonly args: readonly Uint8Array[];
}

export function callIn({ proposal }: Action): Call {
  const input = peer.ChaincodeProposalPayload.deserializeBinary(proposal).getInput_asU8();
  const spec = peer.ChaincodeInvocationSpec.deserializeBinary(input).getChaincodeSpec();
  return { chaincode: spec?.getChaincodeId()?.getName() ?? '', args: spec?.getInput()?.getArgsList_asU8() ?? [] };
}
