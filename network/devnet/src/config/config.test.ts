import { common, msp as msps, orderer, peer } from '@hyperledger/fabric-protos';
import { channelsOf, type Credentials, issueCredentials, type SampleName, sampleTopology } from '@oneplusn/topology';
import fc from 'fast-check';
import { configOf, mspsOf } from '@oneplusn/channel';
import { describeChannel } from './description';
import { fromGoDuration, goDuration } from './duration';
import { orderingOf } from './read';
import { foundingTransaction } from './transaction';

let credentials: Credentials;
beforeAll(async () => {
  credentials = await issueCredentials(sampleTopology('bft4'));
});

function channel(sample: SampleName, changes = {}): common.ConfigGroup {
  const topology = sampleTopology(sample);
  const description = describeChannel(channelsOf(topology)[0], topology, credentials, changes);
  const transaction = common.Envelope.deserializeBinary(
    foundingTransaction(description, 1_700_000_000_500).serializeBinary(),
  );
  const group = configOf(transaction).getChannelGroup();
  if (!group) throw new Error('there is no configuration');
  return group;
}

const groupAt = (group: common.ConfigGroup, ...path: string[]): common.ConfigGroup =>
  path.reduce((found, name) => found.getGroupsMap().get(name) ?? new common.ConfigGroup(), group);
const names = (map: { keys(): Iterable<string> }): string[] => [...map.keys()].sort();
const value = (group: common.ConfigGroup, name: string): Uint8Array =>
  group.getValuesMap().get(name)?.getValue_asU8() ?? new Uint8Array();

describe('the configuration of a channel', () => {
  it('has the authorities with their definitions, policies and anchor peers', () => {
    const application = groupAt(channel('quickstart'), 'Application');
    expect(names(application.getGroupsMap())).toEqual(['Committee', 'GD', 'MHRSS', 'ZJ']);
    expect(names(application.getPoliciesMap())).toEqual([
      'Admins',
      'Endorsement',
      'LifecycleEndorsement',
      'Readers',
      'Writers',
    ]);
    const gd = groupAt(application, 'GD');
    expect(names(gd.getPoliciesMap())).toEqual(['Admins', 'Endorsement', 'Readers', 'Writers']);
    expect(peer.AnchorPeers.deserializeBinary(value(gd, 'AnchorPeers')).toObject()).toEqual({
      anchorPeersList: [{ host: 'peer0.gd', port: 7051 }],
    });
    const config = msps.MSPConfig.deserializeBinary(value(gd, 'MSP'));
    const definition = msps.FabricMSPConfig.deserializeBinary(config.getConfig_asU8());
    expect(definition.getName()).toBe('GD');
    expect(Buffer.from(definition.getTlsRootCertsList_asU8()[0] ?? []).toString()).toBe(
      credentials.authorities.get('GD')?.tlsCa.certificate,
    );
    const units = definition.getFabricNodeOus();
    expect(units?.getEnable()).toBe(true);
    expect(units?.getOrdererOuIdentifier()?.getOrganizationalUnitIdentifier()).toBe('orderer');
  });

  it('says by what its organisations are known', () => {
    const organizations = mspsOf(channel('quickstart'));
    expect(organizations.map(({ id }) => id)).toEqual(['Committee', 'GD', 'MHRSS', 'ZJ', 'OrdererMSP']);
    expect(organizations[1]).toEqual({
      id: 'GD',
      roots: [credentials.authorities.get('GD')?.ca.certificate],
      intermediates: [],
      admins: [],
      revocations: [],
    });
  });

  it('says how a Raft channel is ordered', () => {
    expect(orderingOf(channel('quickstart'))).toEqual({
      consensus: 'raft',
      msp: 'OrdererMSP',
      addresses: ['orderer0:7050', 'orderer1:7050', 'orderer2:7050', 'orderer3:7050'],
      batch: { timeoutMs: 200, maxMessages: 500, preferredBytes: 2 << 20, absoluteBytes: 10 << 20 },
    });
    expect(orderingOf(channel('raft3', { timeoutMs: 90_000, maxMessages: 7 })).batch).toMatchObject({
      timeoutMs: 90_000,
      maxMessages: 7,
    });
  });

  it('says how a BFT channel is ordered: without waiting for the batch time-out', () => {
    const group = channel('bft4');
    expect(orderingOf(group)).toMatchObject({ consensus: 'bft', batch: { timeoutMs: 50 } });
    expect(orderingOf(channel('bft4', { timeoutMs: 60_000 })).batch.timeoutMs).toBe(60_000);
    const ordererGroup = groupAt(group, 'Orderer');
    const mapping = common.Orderers.deserializeBinary(value(ordererGroup, 'Orderers')).getConsenterMappingList();
    expect(mapping.map((consenter) => [consenter.getId(), consenter.getHost(), consenter.getMspId()])).toEqual(
      ['orderer0', 'orderer1', 'orderer2', 'orderer3'].map((host, index) => [index + 1, host, 'OrdererMSP']),
    );
    const policy = ordererGroup.getPoliciesMap().get('BlockValidation')?.getPolicy();
    const rule = common.SignaturePolicyEnvelope.deserializeBinary(policy?.getValue_asU8() ?? new Uint8Array());
    expect(rule.getRule()?.getNOutOf()?.getN()).toBe(3);
    expect(rule.getIdentitiesList()).toHaveLength(4);
    const type = orderer.ConsensusType.deserializeBinary(value(ordererGroup, 'ConsensusType'));
    expect(type.getType()).toBe('BFT');
  });
});

describe('durations as Go writes them', () => {
  it.each([
    [0, '0s'],
    [5, '5ms'],
    [1500, '1.5s'],
    [60_000, '1m0s'],
    [3_600_000, '1h0m0s'],
    [3_661_500, '1h1m1.5s'],
  ])('%i ms is %s', (milliseconds, text) => {
    expect(goDuration(milliseconds)).toBe(text);
  });

  it('come back', () => {
    fc.assert(fc.property(fc.nat(), (ms) => expect(fromGoDuration(goDuration(ms))).toBeCloseTo(ms, 3)));
  });
});
