import { createHash } from 'node:crypto';
import { common, peer } from '@hyperledger/fabric-protos';
import { unmarshal } from '../validate/unmarshal';

/** A signed proposal, taken apart once for all peers that work on it. */
export interface Proposal {
  readonly signed: peer.SignedProposal;
  readonly proposal: peer.Proposal;
  readonly header: common.Header;
  readonly channelHeader: common.ChannelHeader;
  readonly signatureHeader: common.SignatureHeader;
  readonly payload: peer.ChaincodeProposalPayload;
  readonly spec: peer.ChaincodeInvocationSpec;
  readonly txId: string;
  readonly channel: string;
  /** The chaincode that the invocation names: what a gateway chooses endorsers for. */
  readonly chaincode: string;
  readonly creator: Uint8Array;
  readonly transient: ReadonlyMap<string, Uint8Array>;
}

/** @throws Error with the text that Fabric's gateway or peer gives. */
export function openProposal(signed: peer.SignedProposal): Proposal {
  const proposal = unmarshal(peer.Proposal, signed.getProposalBytes_asU8(), 'Proposal');
  const header = unmarshal(common.Header, proposal.getHeader_asU8(), 'Header');
  const channelHeader = unmarshal(common.ChannelHeader, header.getChannelHeader_asU8(), 'ChannelHeader');
  const signatureHeader = unmarshal(common.SignatureHeader, header.getSignatureHeader_asU8(), 'SignatureHeader');
  const payload = unmarshal(peer.ChaincodeProposalPayload, proposal.getPayload_asU8(), 'ChaincodeProposalPayload');
  const spec = unmarshal(peer.ChaincodeInvocationSpec, payload.getInput_asU8(), 'ChaincodeInvocationSpec');
  return {
    signed,
    proposal,
    header,
    channelHeader,
    signatureHeader,
    payload,
    spec,
    txId: channelHeader.getTxId(),
    channel: channelHeader.getChannelId(),
    chaincode: spec.getChaincodeSpec()?.getChaincodeId()?.getName() ?? '',
    creator: signatureHeader.getCreator_asU8(),
    transient: transientOf(payload),
  };
}

function transientOf(payload: peer.ChaincodeProposalPayload): ReadonlyMap<string, Uint8Array> {
  const result = new Map<string, Uint8Array>();
  payload
    .getTransientmapMap()
    .forEach((value, key) => result.set(key, typeof value === 'string' ? Buffer.from(value, 'base64') : value));
  return result;
}

const hashes = new WeakMap<Proposal, Uint8Array>();

/** What an endorsement is about: hash over both headers and the payload without its transient data. Worked out once. */
export function proposalHash(proposal: Proposal): Uint8Array {
  const known = hashes.get(proposal);
  if (known) return known;
  const hash = hashOf(proposal);
  hashes.set(proposal, hash);
  return hash;
}

function hashOf({ header, payload }: Proposal): Uint8Array {
  const visible = new peer.ChaincodeProposalPayload();
  visible.setInput(payload.getInput_asU8());
  return createHash('sha256')
    .update(header.getChannelHeader_asU8())
    .update(header.getSignatureHeader_asU8())
    .update(visible.serializeBinary())
    .digest();
}
