import { createHash } from 'node:crypto';
import { common, peer } from '@hyperledger/fabric-protos';
import { type ChannelTrust, lifecycleNamespace } from '@oneplusn/channel';
import type { Ledger } from '../ledger/ledger';
import { accessRefused } from '../policy/refusal';
import { unmarshal } from '../validate/unmarshal';
import type { Proposal } from './proposal';

const types = common.HeaderType;

/** Where a proposal is admitted to. */
export interface Door {
  readonly ledger: Ledger;
  readonly trust: ChannelTrust;
}

/** Proposals that a peer has admitted: others of the same channel come to the same result. */
const admitted = new WeakMap<Proposal, ChannelTrust>();

/**
 * The checks that a peer makes before it runs a proposal (Fabric: `endorser.UnpackProposal` and `preProcess`).
 * They come out the same on every peer of the channel.
 * @returns Name of the chaincode to run.
 * @throws Error with Fabric's text.
 */
export function admit(proposal: Proposal, door: Door): string {
  const chaincode = chaincodeOf(proposal);
  const known = admitted.get(proposal) === door.trust;
  if (!known) {
    try {
      validate(proposal, door.trust);
    } catch (error) {
      throw new Error(`error validating proposal: ${(error as Error).message}`, { cause: error });
    }
  }
  if (door.ledger.commitStatus(proposal.txId)) {
    const creator = Buffer.from(proposal.creator).toString('hex');
    throw new Error(`duplicate transaction found [${proposal.txId}]. Creator [${creator}]`);
  }
  if (known) return chaincode;
  const policy = '/Channel/Application/Writers';
  // Who may call `_lifecycle` depends on the function: it sees to that itself.
  if (chaincode !== lifecycleNamespace && !door.trust.allows(policy, proposal.creator))
    throw new Error(accessRefused(proposal.channel, policy));
  admitted.set(proposal, door.trust);
  return chaincode;
}

/**
 * The same for a proposal outside of any channel: only the authority's own may ask.
 * @throws Error with Fabric's text.
 */
export function admitAlone(proposal: Proposal, msp: string, trust: ChannelTrust): string {
  const chaincode = chaincodeOf(proposal);
  try {
    if (trust.mspOf(proposal.creator) !== msp)
      throw new Error('access denied: channel [] creator org unknown, creator is malformed');
    validate(proposal, trust);
  } catch (error) {
    throw new Error(`error validating proposal: ${(error as Error).message}`, { cause: error });
  }
  return chaincode;
}

function chaincodeOf({ channelHeader, spec }: Proposal): string {
  const extension = unmarshal(
    peer.ChaincodeHeaderExtension,
    channelHeader.getExtension_asU8(),
    'ChaincodeHeaderExtension',
  );
  const id = extension.getChaincodeId();
  if (!id) throw new Error('ChaincodeHeaderExtension.ChaincodeId is nil');
  if (id.getName() === '') throw new Error('ChaincodeHeaderExtension.ChaincodeId.Name is empty');
  const chaincodeSpec = spec.getChaincodeSpec();
  if (!chaincodeSpec) throw new Error('chaincode invocation spec did not contain chaincode spec');
  if (!chaincodeSpec.hasInput()) throw new Error('chaincode input did not contain any input');
  return id.getName();
}

function validate({ channelHeader, signatureHeader, signed, txId, channel, creator }: Proposal, trust: ChannelTrust) {
  const type = channelHeader.getType();
  if (type !== types.ENDORSER_TRANSACTION && type !== types.CONFIG) {
    const name = Object.entries(types).find(([, value]) => value === type)?.[0];
    throw new Error(`invalid header type ${name ?? type}`);
  }
  if (channelHeader.getEpoch() !== 0) throw new Error('epoch is non-zero');
  const nonce = signatureHeader.getNonce_asU8();
  if (nonce.length === 0) throw new Error('nonce is empty');
  if (creator.length === 0) throw new Error('creator is empty');
  const expected = createHash('sha256').update(nonce).update(creator).digest('hex');
  if (txId !== expected) throw new Error(`incorrectly computed txid '${txId}' -- expected '${expected}'`);
  const signature = signed.getSignature_asU8();
  if (signature.length === 0) throw new Error('empty signature bytes');
  const identity = trust.identity(creator);
  if (!identity) throw new Error(`access denied: channel [${channel}] creator org unknown, creator is malformed`);
  if (!trust.verify(creator, signed.getProposalBytes_asU8(), signature))
    throw new Error(`access denied: channel [${channel}] creator org [${identity.msp}]`);
}
