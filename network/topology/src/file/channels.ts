import type { Topology } from './topology';

/** A channel and who is in it. */
export interface ChannelPlan {
  readonly name: string;
  /** MSP ids, in the order of the topology. */
  readonly authorities: readonly string[];
}

/** All channels of a topology, the one that all authorities share first. */
export function channelsOf({ channel, channels = [], authorities }: Topology): [ChannelPlan, ...ChannelPlan[]] {
  const everybody = authorities.map(({ msp }) => msp);
  const further = channels.map(({ name, authorities: members = everybody }) => ({
    name,
    authorities: everybody.filter((msp) => members.includes(msp)),
  }));
  return [{ name: channel, authorities: everybody }, ...further];
}
