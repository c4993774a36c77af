/** What a gateway has put together of a call, held against the call itself. Pure. */
import { problems } from '@oneplusn/api';
import { problemWith, type Problem } from '@oneplusn/errors';
import { common, peer } from '@hyperledger/fabric-protos';
import type { OwnCall } from './own-call';

/** What endorsers have signed: the only part of a transaction that is not its caller's own. */
export interface EndorsedResult {
  /** The result, as the bytes that each of them has signed. */
  readonly result: Uint8Array;
  readonly endorsements: readonly peer.Endorsement[];
}

const wrong = problems.signing;

/**
 * Reads a transaction's payload, and tells what in it is not of this call.
 * @returns what its endorsers have signed, or what is wrong with it
 */
export function resultIn(payload: Uint8Array, own: OwnCall): EndorsedResult | { readonly misfit: Problem } {
  try {
    const { header, data } = partsOf(payload);
    const misfit = headerMisfit(header, own);
    return misfit ? { misfit } : actionIn(data, own);
  } catch {
    // The parser's own words would show what the answer holds.
    return { misfit: problemWith(wrong.unreadable) };
  }
}

/** What a chaincode tells of its transaction, in an endorsed result. */
export function eventIn(result: Uint8Array): Uint8Array {
  const extension = peer.ProposalResponsePayload.deserializeBinary(result).getExtension_asU8();
  const event = peer.ChaincodeAction.deserializeBinary(extension).getEvents_asU8();
  return peer.ChaincodeEvent.deserializeBinary(event).getPayload_asU8();
}

function partsOf(bytes: Uint8Array): { header: common.Header; data: Uint8Array } {
  const payload = common.Payload.deserializeBinary(bytes);
  return { header: payload.getHeader() ?? new common.Header(), data: payload.getData_asU8() };
}

function headerMisfit(header: common.Header, own: OwnCall): Problem | undefined {
  const channelHeader = header.getChannelHeader_asU8();
  if (!same(channelHeader, own.channelHeader)) return channelMisfit(channelHeader, own.channelHeader);
  return same(header.getSignatureHeader_asU8(), own.signatureHeader) ? undefined : problemWith(wrong.otherCaller);
}

/** Which part of the header it is that differs. */
function channelMisfit(given: Uint8Array, own: Uint8Array): Problem {
  const [found, made] = [given, own].map((bytes) => common.ChannelHeader.deserializeBinary(bytes)) as [
    common.ChannelHeader,
    common.ChannelHeader,
  ];
  if (found.getType() !== made.getType()) return problemWith(wrong.otherKind);
  if (found.getChannelId() !== made.getChannelId()) return problemWith(wrong.otherChannel);
  if (found.getTxId() !== made.getTxId()) return problemWith(wrong.otherId);
  return problemWith(wrong.otherHeader);
}

function actionIn(data: Uint8Array, own: OwnCall): EndorsedResult | { readonly misfit: Problem } {
  const actions = peer.Transaction.deserializeBinary(data).getActionsList();
  const [action] = actions;
  if (!action || actions.length > 1) return { misfit: problemWith(wrong.otherCount, { count: actions.length }) };
  if (!same(action.getHeader_asU8(), own.signatureHeader)) return { misfit: problemWith(wrong.otherHeader) };
  const content = peer.ChaincodeActionPayload.deserializeBinary(action.getPayload_asU8());
  if (!same(content.getChaincodeProposalPayload_asU8(), own.payload)) return { misfit: problemWith(wrong.otherCall) };
  const endorsed = content.getAction() ?? new peer.ChaincodeEndorsedAction();
  const result = endorsed.getProposalResponsePayload_asU8();
  const misfit = resultMisfit(result, own);
  return misfit ? { misfit } : { result, endorsements: endorsed.getEndorsementsList() };
}

function resultMisfit(bytes: Uint8Array, own: OwnCall): Problem | undefined {
  const result = peer.ProposalResponsePayload.deserializeBinary(bytes);
  if (!same(result.getProposalHash_asU8(), own.hash)) return problemWith(wrong.otherProposal);
  const effects = peer.ChaincodeAction.deserializeBinary(result.getExtension_asU8());
  if (effects.getChaincodeId()?.getName() !== own.chaincode) return problemWith(wrong.otherChaincode);
  const status = effects.getResponse()?.getStatus() ?? 0;
  return status >= 200 && status < 400 ? undefined : problemWith(wrong.failed, { status });
}

/**
 * The transaction, put together here from one's own bytes and what endorsers have signed. So nothing that is signed
 * next comes from a gateway, not even its wire form: a `Proposal` can pass for a `Payload`.
 */
export function transactionOf(own: OwnCall, { result, endorsements }: EndorsedResult): common.Envelope {
  const endorsed = new peer.ChaincodeEndorsedAction();
  endorsed.setProposalResponsePayload(result);
  endorsed.setEndorsementsList([...endorsements]);
  const content = new peer.ChaincodeActionPayload();
  content.setChaincodeProposalPayload(own.payload);
  content.setAction(endorsed);
  const action = new peer.TransactionAction();
  action.setHeader(own.signatureHeader);
  action.setPayload(content.serializeBinary());
  const transaction = new peer.Transaction();
  transaction.setActionsList([action]);
  const header = new common.Header();
  header.setChannelHeader(own.channelHeader);
  header.setSignatureHeader(own.signatureHeader);
  const payload = new common.Payload();
  payload.setHeader(header);
  payload.setData(transaction.serializeBinary());
  const envelope = new common.Envelope();
  envelope.setPayload(payload.serializeBinary());
  return envelope;
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
