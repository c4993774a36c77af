import { common, orderer, peer } from '@hyperledger/fabric-protos';
import { consenters, quorumOfOrderers, raft, smartBft } from './consensus';
import type { ChannelDescription, Member } from './description';
import { goDuration } from './duration';
import { access, capabilities, group, implicit, signatures } from './group';
import { mspDefinition, organizationPolicies } from './organization';

/** The configuration of a channel, as `configtxgen` of Fabric 3 makes it of what network/fabric writes. */
export function channelGroup(description: ChannelDescription): common.ConfigGroup {
  const hash = new common.HashingAlgorithm();
  hash.setName('SHA256');
  const structure = new common.BlockDataHashingStructure();
  structure.setWidth(0xffff_ffff);
  return group({
    values: { HashingAlgorithm: hash, BlockDataHashingStructure: structure, Capabilities: capabilities('V3_0') },
    policies: access(),
    groups: { Orderer: ordererGroup(description), Application: applicationGroup(description.authorities) },
  });
}

function applicationGroup(authorities: readonly Member[]): common.ConfigGroup {
  return group({
    values: { Capabilities: capabilities('V2_5') },
    policies: {
      ...access(),
      Endorsement: implicit('MAJORITY', 'Endorsement'),
      LifecycleEndorsement: implicit('MAJORITY', 'Endorsement'),
    },
    groups: Object.fromEntries(authorities.map((authority) => [authority.msp, authorityGroup(authority)])),
  });
}

function authorityGroup(authority: Member): common.ConfigGroup {
  const anchor = new peer.AnchorPeer();
  anchor.setHost(authority.anchor.host);
  anchor.setPort(authority.anchor.port);
  const anchors = new peer.AnchorPeers();
  anchors.addAnchorPeers(anchor);
  return group({
    values: { MSP: mspDefinition(authority), AnchorPeers: anchors },
    policies: organizationPolicies(authority.msp, 'peer'),
  });
}

function ordererGroup(description: ChannelDescription): common.ConfigGroup {
  const { batch, consensus, ordererOrganization } = description;
  const size = new orderer.BatchSize();
  size.setMaxMessageCount(batch.maxMessages);
  size.setAbsoluteMaxBytes(batch.absoluteBytes);
  size.setPreferredMaxBytes(batch.preferredBytes);
  const timeout = new orderer.BatchTimeout();
  timeout.setTimeout(goDuration(batch.timeoutMs));
  const bft = consensus === 'bft';
  return group({
    values: {
      BatchSize: size,
      BatchTimeout: timeout,
      ChannelRestrictions: new orderer.ChannelRestrictions(),
      Capabilities: capabilities('V2_0'),
      ConsensusType: bft ? smartBft(description) : raft(description),
      ...(bft && { Orderers: consenters(description) }),
    },
    policies: {
      ...access(),
      BlockValidation: bft ? signatures(quorumOfOrderers(description)) : implicit('ANY', 'Writers'),
    },
    groups: { [ordererOrganization.msp]: ordererOrganizationGroup(description) },
  });
}

function ordererOrganizationGroup({ orderers, ordererOrganization }: ChannelDescription): common.ConfigGroup {
  const endpoints = new common.OrdererAddresses();
  endpoints.setAddressesList(orderers.map(({ host, port }) => `${host}:${port}`));
  return group({
    values: { MSP: mspDefinition(ordererOrganization), Endpoints: endpoints },
    policies: organizationPolicies(ordererOrganization.msp, 'member'),
  });
}
