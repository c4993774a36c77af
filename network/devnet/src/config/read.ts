import { common, msp as msps, orderer } from '@hyperledger/fabric-protos';
import type { MspOptions } from '../identity/msp';
import type { BatchLimits } from '../order/batch-limits';
import { fromGoDuration } from './duration';

/** How orderers work, and where they are. */
export interface Ordering {
  readonly consensus: 'raft' | 'bft';
  /** MSP id of the organisation that runs them. */
  readonly msp: string;
  readonly addresses: readonly string[];
  readonly batch: BatchLimits;
}

/** The configuration that a transaction of block 0 carries. */
export function configOf(transaction: common.Envelope): common.Config {
  const payload = common.Payload.deserializeBinary(transaction.getPayload_asU8());
  return common.ConfigEnvelope.deserializeBinary(payload.getData_asU8()).getConfig() ?? new common.Config();
}

/** The organisations of a channel, as it defines them. */
export function mspsOf(channel: common.ConfigGroup): MspOptions[] {
  return ['Application', 'Orderer'].flatMap((name) =>
    organizationsOf(channel, name).map(([, organization]) => {
      const config = msps.MSPConfig.deserializeBinary(valueOf(organization, 'MSP'));
      const definition = msps.FabricMSPConfig.deserializeBinary(config.getConfig_asU8());
      return {
        id: definition.getName(),
        roots: definition.getRootCertsList_asU8().map(pem),
        intermediates: definition.getIntermediateCertsList_asU8().map(pem),
      };
    }),
  );
}

/** What a channel says of its orderers. */
export function orderingOf(channel: common.ConfigGroup): Ordering {
  const group = channel.getGroupsMap().get('Orderer') ?? new common.ConfigGroup();
  const size = orderer.BatchSize.deserializeBinary(valueOf(group, 'BatchSize'));
  const timeout = orderer.BatchTimeout.deserializeBinary(valueOf(group, 'BatchTimeout'));
  const type = orderer.ConsensusType.deserializeBinary(valueOf(group, 'ConsensusType'));
  const bft = type.getType() === 'BFT';
  const [[msp, organization] = ['', new common.ConfigGroup()] as const] = organizationsOf(channel, 'Orderer');
  const waits = [fromGoDuration(timeout.getTimeout())];
  // A BFT orderer does not wait for a batch to fill.
  if (bft)
    waits.push(
      fromGoDuration(orderer.smartbft.Options.deserializeBinary(type.getMetadata_asU8()).getRequestBatchMaxInterval()),
    );
  return {
    consensus: bft ? 'bft' : 'raft',
    msp,
    addresses: common.OrdererAddresses.deserializeBinary(valueOf(organization, 'Endpoints')).getAddressesList(),
    batch: {
      timeoutMs: Math.min(...waits),
      maxMessages: size.getMaxMessageCount(),
      preferredBytes: size.getPreferredMaxBytes(),
      absoluteBytes: size.getAbsoluteMaxBytes(),
    },
  };
}

function organizationsOf(channel: common.ConfigGroup, name: string): [string, common.ConfigGroup][] {
  return [...(channel.getGroupsMap().get(name)?.getGroupsMap().entries() ?? [])];
}

function valueOf(group: common.ConfigGroup, name: string): Uint8Array {
  return group.getValuesMap().get(name)?.getValue_asU8() ?? new Uint8Array();
}

const pem = (bytes: Uint8Array): string => Buffer.from(bytes).toString();
