import type { common } from '@hyperledger/fabric-protos';
import { ChannelPolicies, Members, configOf, mspsOf } from '@oneplusn/channel';
import { type Ordering, orderingOf } from '../config/read';
import type { BatchLimits } from '../order/batch-limits';

/** Block 0 of a channel and what it has its nodes do. */
export interface Configuration {
  readonly genesis: common.Envelope;
  readonly members: Members;
  readonly policies: ChannelPolicies;
  readonly orderers: Ordering;
  readonly batch: BatchLimits;
}

/** All that a channel goes by comes from its block 0: the block and the behaviour cannot differ. */
export function configured(genesis: common.Envelope): Configuration {
  const channel = configOf(genesis).getChannelGroup();
  if (!channel) throw new Error('block 0 carries no configuration');
  const orderers = orderingOf(channel);
  return {
    genesis,
    members: new Members(mspsOf(channel)),
    policies: new ChannelPolicies(channel),
    orderers,
    batch: orderers.batch,
  };
}
