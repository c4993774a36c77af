/** What a channel's configuration says, in plain values. */
import { common, type msp, orderer, peer } from '@hyperledger/fabric-protos';
import { policyText, readEnvelope } from '../policy/signature';
import { membersIn, mspIn, type MemberFacts } from './members';
import { groupIn, keysOf } from './read';

export interface ChannelFacts {
  readonly capabilities: {
    readonly channel: readonly string[];
    readonly orderer: readonly string[];
    readonly application: readonly string[];
  };
  /** `etcdraft`, `BFT` */
  readonly consensus: string;
  readonly batch: {
    /** As it is written: `2s`. */
    readonly timeout: string;
    readonly maxMessages: number;
    readonly absoluteMaxBytes: number;
    readonly preferredMaxBytes: number;
  };
  /** Of the application: `MAJORITY Endorsement`, or a signature policy's text. By name. */
  readonly policies: Readonly<Record<string, string>>;
  readonly authorities: readonly AuthorityFacts[];
  /** Bytes of the whole configuration. */
  readonly bytes: number;
  /** Every organisation's own group, the orderers' too. */
  readonly members: readonly MemberFacts[];
  /** PEM certificates in the configuration, and whose they are. */
  readonly certificates: readonly { readonly of: string; readonly pem: string }[];
}

interface AuthorityFacts {
  readonly msp: string;
  /** `peer0.gd.example:7051` */
  readonly anchors: readonly string[];
  readonly policies: Readonly<Record<string, string>>;
  /** Whom its MSP takes for an administrator: the unit in the subject; '' where no NodeOUs tell. */
  readonly administrators: string;
  /** Administrators that its MSP names one by one, whatever their subjects say. */
  readonly namedAdministrators: number;
}

export function describeChannel(config: common.Config): ChannelFacts {
  const application = groupIn(config, 'Application');
  const ordering = groupIn(config, 'Orderer');
  const size = orderer.BatchSize.deserializeBinary(valueOf(ordering, 'BatchSize'));
  const consensus = orderer.ConsensusType.deserializeBinary(valueOf(ordering, 'ConsensusType'));
  const members = [application, ordering].flatMap((group) =>
    keysOf(group.getGroupsMap()).map((name) => [name, group.getGroupsMap().get(name)!] as const),
  );
  return {
    capabilities: {
      channel: capabilitiesOf(config.getChannelGroup() ?? new common.ConfigGroup()),
      orderer: capabilitiesOf(ordering),
      application: capabilitiesOf(application),
    },
    consensus: consensus.getType(),
    batch: {
      timeout: orderer.BatchTimeout.deserializeBinary(valueOf(ordering, 'BatchTimeout')).getTimeout(),
      maxMessages: size.getMaxMessageCount(),
      absoluteMaxBytes: size.getAbsoluteMaxBytes(),
      preferredMaxBytes: size.getPreferredMaxBytes(),
    },
    policies: policiesOf(application),
    authorities: keysOf(application.getGroupsMap()).map((name) => {
      const group = application.getGroupsMap().get(name)!;
      const anchors = peer.AnchorPeers.deserializeBinary(valueOf(group, 'AnchorPeers')).getAnchorPeersList();
      return {
        msp: name,
        anchors: anchors.map((each) => `${each.getHost()}:${each.getPort()}`),
        policies: policiesOf(group),
        ...administratorsOf(mspIn(group)),
      };
    }),
    bytes: config.serializeBinary().length,
    members: membersIn(config),
    certificates: [
      ...members.flatMap(([name, group]) => certificatesOf(name, group)),
      ...consenterCertificates(consensus, ordering),
    ],
  };
}

export function valueOf(group: common.ConfigGroup, name: string): Uint8Array {
  return group.getValuesMap().get(name)?.getValue_asU8() ?? new Uint8Array();
}

function capabilitiesOf(group: common.ConfigGroup): string[] {
  return keysOf(common.Capabilities.deserializeBinary(valueOf(group, 'Capabilities')).getCapabilitiesMap());
}

function policiesOf(group: common.ConfigGroup): Record<string, string> {
  const policies = group.getPoliciesMap();
  return Object.fromEntries(keysOf(policies).map((name) => [name, textOf(policies.get(name)?.getPolicy())]));
}

function textOf(policy: common.Policy | undefined): string {
  const value = policy?.getValue_asU8() ?? new Uint8Array();
  if (policy?.getType() === common.Policy.PolicyType.IMPLICIT_META) {
    const meta = common.ImplicitMetaPolicy.deserializeBinary(value);
    const rule = (['ANY', 'ALL', 'MAJORITY'] as const).find(
      (word) => common.ImplicitMetaPolicy.Rule[word] === meta.getRule(),
    );
    return `${rule ?? ''} ${meta.getSubPolicy()}`;
  }
  const read = readEnvelope(common.SignaturePolicyEnvelope.deserializeBinary(value));
  return read ? policyText(read) : '';
}

function administratorsOf(config: msp.FabricMSPConfig): Pick<AuthorityFacts, 'administrators' | 'namedAdministrators'> {
  const units = config.getFabricNodeOus();
  const unit = units?.getEnable() ? units.getAdminOuIdentifier()?.getOrganizationalUnitIdentifier() : undefined;
  return { administrators: unit ?? '', namedAdministrators: config.getAdminsList().length };
}

/** The roots and administrators of a member's MSP. */
function certificatesOf(name: string, group: common.ConfigGroup): ChannelFacts['certificates'] {
  const config = mspIn(group);
  const all = [
    ...config.getRootCertsList_asU8(),
    ...config.getIntermediateCertsList_asU8(),
    ...config.getTlsRootCertsList_asU8(),
    ...config.getTlsIntermediateCertsList_asU8(),
  ];
  return all.map((bytes) => ({ of: name, pem: Buffer.from(bytes).toString('utf8') }));
}

function consenterCertificates(
  type: orderer.ConsensusType,
  ordering: common.ConfigGroup,
): ChannelFacts['certificates'] {
  const of = (host: string, port: number, ...certificates: Uint8Array[]) =>
    certificates.map((bytes) => ({ of: `${host}:${port}`, pem: Buffer.from(bytes).toString('utf8') }));
  if (type.getType() === 'etcdraft')
    return orderer.etcdraft.ConfigMetadata.deserializeBinary(type.getMetadata_asU8())
      .getConsentersList()
      .flatMap((each) => of(each.getHost(), each.getPort(), each.getServerTlsCert_asU8()));
  return common.Orderers.deserializeBinary(valueOf(ordering, 'Orderers'))
    .getConsenterMappingList()
    .flatMap((each) => of(each.getHost(), each.getPort(), each.getServerTlsCert_asU8(), each.getIdentity_asU8()));
}
