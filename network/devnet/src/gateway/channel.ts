import type { ChannelTrust } from '@oneplusn/channel';
import type { Disagreement } from '../disagreement/disagreement';
import type { Ledger } from '../ledger/ledger';
import type { Endorser } from './endorser';
import type { Planner } from './plan';

/** A channel as a gateway works with it. */
export interface GatewayChannel {
  readonly ledger: Ledger;
  readonly trust: ChannelTrust;
  /** By MSP id, in the order of the topology. */
  readonly endorsers: ReadonlyMap<string, Endorser>;
  readonly planner: Planner;
  readonly orderers: Orderers;
  /** Told when two endorsers of a transaction come to different results. */
  readonly disagreed?: ((report: Disagreement) => void) | undefined;
}

/** The ordering service as a gateway meets it. */
export interface Orderers {
  readonly consensus: 'raft' | 'bft';
  /** MSP id of the organisation that runs them. */
  readonly msp: string;
  readonly addresses: readonly string[];
}

/** One authority's gateway. */
export interface Site {
  /** The authority whose peer it is part of. */
  readonly msp: string;
  /** All channels that the authority is in, by name. */
  channels(): ReadonlyMap<string, GatewayChannel>;
  /** Undefined for a channel that does not exist. */
  channel(id: string): GatewayChannel | undefined;
}

/**
 * Endorsers of these authorities that run the chaincode; the gateway's own first, then those whose ledgers are highest.
 */
export function endorsersWith(
  channel: GatewayChannel | undefined,
  chaincode: string,
  own: string,
  among?: readonly string[],
): readonly Endorser[] {
  const found = [...(channel?.endorsers.values() ?? [])].filter(
    (endorser) => endorser.has(chaincode) && (among === undefined || among.includes(endorser.msp)),
  );
  const rank = (endorser: Endorser): number => (endorser.msp === own ? 0 : 1);
  return found.sort((left, right) => rank(left) - rank(right) || Number(right.height - left.height));
}

/** Text of Fabric's gateway for a channel it has no configuration of. */
export function unknownChannel(id: string): string {
  return `failed to get config for channel [${id}]: could not get last config for channel ${id}`;
}
