import { common, msp as msps, orderer } from '@hyperledger/fabric-protos';
import { envelope, outOf, signedBy } from '@oneplusn/channel';
import { quorumOf } from '../order/quorum';
import type { ChannelDescription, OrdererNode } from './description';
import { goDuration } from './duration';

/** How orderers agree, as Raft's configuration tells it. */
export function raft({ orderers }: ChannelDescription): orderer.ConsensusType {
  const options = new orderer.etcdraft.Options();
  options.setTickInterval('100ms');
  options.setElectionTick(10);
  options.setHeartbeatTick(1);
  options.setMaxInflightBlocks(5);
  options.setSnapshotIntervalSize(16 << 20);
  const metadata = new orderer.etcdraft.ConfigMetadata();
  metadata.setOptions(options);
  for (const { host, port, tls } of orderers) {
    const consenter = new orderer.etcdraft.Consenter();
    consenter.setHost(host);
    consenter.setPort(port);
    consenter.setClientTlsCert(Buffer.from(tls));
    consenter.setServerTlsCert(Buffer.from(tls));
    metadata.addConsenters(consenter);
  }
  return consensusType('etcdraft', metadata.serializeBinary());
}

/** How orderers agree, as SmartBFT's configuration tells it; who they are stands beside it. */
export function smartBft({ bftWaitMs }: ChannelDescription): orderer.ConsensusType {
  const options = new orderer.smartbft.Options();
  options.setRequestBatchMaxCount(100);
  options.setRequestBatchMaxBytes(10 << 20);
  options.setRequestBatchMaxInterval(goDuration(bftWaitMs));
  options.setIncomingMessageBufferSize(200);
  options.setRequestPoolSize(400);
  options.setRequestForwardTimeout('1s');
  options.setRequestComplainTimeout('4s');
  options.setRequestAutoRemoveTimeout('3m0s');
  options.setViewChangeResendInterval('2s');
  options.setViewChangeTimeout('8s');
  options.setLeaderHeartbeatTimeout('15s');
  options.setLeaderHeartbeatCount(10);
  options.setCollectTimeout('1s');
  return consensusType('BFT', options.serializeBinary());
}

function consensusType(type: string, metadata: Uint8Array): orderer.ConsensusType {
  const made = new orderer.ConsensusType();
  made.setType(type);
  made.setMetadata(metadata);
  return made;
}

/** The orderers of a BFT channel, numbered from 1. */
export function consenters({ orderers, ordererOrganization }: ChannelDescription): common.Orderers {
  const made = new common.Orderers();
  orderers.forEach(({ host, port, sign, tls }, index) => {
    const consenter = new common.Consenter();
    consenter.setId(index + 1);
    consenter.setHost(host);
    consenter.setPort(port);
    consenter.setMspId(ordererOrganization.msp);
    consenter.setIdentity(Buffer.from(sign));
    consenter.setClientTlsCert(Buffer.from(tls));
    consenter.setServerTlsCert(Buffer.from(tls));
    made.addConsenterMapping(consenter);
  });
  return made;
}

/**
 * So many BFT orderers must have signed a block that no two blocks of one number can have that (Fabric:
 * `common/policies`).
 */
export function quorumOfOrderers({
  orderers,
  ordererOrganization,
}: ChannelDescription): common.SignaturePolicyEnvelope {
  const rules = orderers.map((_, index) => signedBy(index));
  return envelope(
    outOf(quorumOf(orderers.length), rules),
    orderers.map((node) => principal(ordererOrganization.msp, node)),
  );
}

function principal(msp: string, { sign }: OrdererNode): msps.MSPPrincipal {
  const identity = new msps.SerializedIdentity();
  identity.setMspid(msp);
  identity.setIdBytes(Buffer.from(sign));
  const made = new msps.MSPPrincipal();
  made.setPrincipalClassification(msps.MSPPrincipal.Classification.IDENTITY);
  made.setPrincipal(identity.serializeBinary());
  return made;
}
