import { createHash } from 'node:crypto';
import { common, msp, peer } from '@hyperledger/fabric-protos';
import { errors, fail, problems } from '@oneplusn/api';
import { problemWith, type Problem } from '@oneplusn/errors';
import type { ChaincodeStub } from 'fabric-shim';
import { messageOf } from '../shim/streams';
import { keyIn } from './certificate';
import { signatureFits } from './signature';

const { message: why } = problems;
const sha256 = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest('hex');

/**
 * Refuses a call that its caller has not signed as it is acted on: in this channel, in this transaction, with these
 * arguments. The peer has checked that too; but the service need not believe whoever speaks the chaincode protocol to
 * it. Transient data, time and caller are read from the signed proposal itself.
 *
 * A call that comes through another chaincode is refused by this: its caller has signed a call of that one.
 * @param chaincode the name that this chaincode goes by, where it is known
 * @throws LedgerError LEDGER-116
 */
export function refuseUnsigned(stub: ChaincodeStub, chaincode: string | undefined): void {
  const problem = problemOf(stub, chaincode);
  if (problem !== undefined) throw fail(errors.ledger.unsigned, { problem });
}

function problemOf(stub: ChaincodeStub, own: string | undefined): Problem | undefined {
  const message = messageOf(stub);
  const signed = message?.getProposal();
  if (!message || !signed) return problemWith(why.noProposal);
  const proposal = proposalIn(signed.getProposalBytes_asU8());
  if (!proposal) return problemWith(why.notProposal);
  const { channel, signer, certificate, chaincode, spec } = proposal;
  const key = keyIn(certificate);
  if (!key) return problemWith(why.otherKey);
  if (!signatureFits(key, signed.getProposalBytes_asU8(), signed.getSignature_asU8()))
    return problemWith(why.otherSignature);

  const txId = sha256(signer.getNonce_asU8(), signer.getCreator_asU8());
  if (channel.getChannelId() !== stub.getChannelID()) return problemWith(why.otherChannel);
  if (channel.getType() !== common.HeaderType.ENDORSER_TRANSACTION) return problemWith(why.notProposal);
  if (channel.getTxId() !== txId || stub.getTxID() !== txId) return problemWith(why.otherTransaction);
  const name = spec.getChaincodeId()?.getName() ?? '';
  if (name === '' || name !== chaincode || name !== (own ?? name)) return problemWith(why.otherChaincode);
  const acted = peer.ChaincodeInput.deserializeBinary(message.getPayload_asU8()).getArgsList_asU8();
  return sameBytes(acted, spec.getInput()?.getArgsList_asU8() ?? []) ? undefined : problemWith(why.otherArguments);
}

/** The parts of a proposal that are held against the call. */
function proposalIn(bytes: Uint8Array) {
  try {
    const proposal = peer.Proposal.deserializeBinary(bytes);
    const header = common.Header.deserializeBinary(proposal.getHeader_asU8());
    const channel = common.ChannelHeader.deserializeBinary(header.getChannelHeader_asU8());
    const signer = common.SignatureHeader.deserializeBinary(header.getSignatureHeader_asU8());
    const certificate = msp.SerializedIdentity.deserializeBinary(signer.getCreator_asU8()).getIdBytes_asU8();
    const extension = peer.ChaincodeHeaderExtension.deserializeBinary(channel.getExtension_asU8());
    const payload = peer.ChaincodeProposalPayload.deserializeBinary(proposal.getPayload_asU8());
    const spec = peer.ChaincodeInvocationSpec.deserializeBinary(payload.getInput_asU8()).getChaincodeSpec();
    return spec && { channel, signer, certificate, chaincode: extension.getChaincodeId()?.getName(), spec };
  } catch {
    return undefined;
  }
}

function sameBytes(some: readonly Uint8Array[], others: readonly Uint8Array[]): boolean {
  return some.length === others.length && some.every((each, i) => Buffer.compare(each, others[i]!) === 0);
}
