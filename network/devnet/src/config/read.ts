import { common, orderer } from '@hyperledger/fabric-protos';
import { organizationsOf, valueOf } from '@oneplusn/channel';
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
