import type { common } from '@hyperledger/fabric-protos';
import type { Signer, Trust } from '@oneplusn/channel';
import type { Neighbour } from '../chaincode/neighbour';
import type { BatchLimits } from '../order/batch-limits';
import type { PeerPackages } from '../packages/peer-packages';
import type { Timers } from '../time/clock';
import type { Journal } from './journal';

/** What a channel is made of. */
export interface ChannelOptions {
  readonly id: string;
  readonly trust: Trust;
  /** MSP ids of the authorities; each gets a peer. */
  readonly authorities: readonly string[];
  readonly batch: BatchLimits;
  /** Who signs blocks: with Raft one orderer, with BFT a quorum, in the order of the channel's configuration. */
  readonly blockSigners: readonly Signer[];
  /** Clock in milliseconds since the epoch: block cutting and time-outs. Default `Date.now`. */
  readonly now?: (() => number) | undefined;
  /** What batch timers go by. Default: the host's timers. */
  readonly timers?: Timers | undefined;
  /** Packages that were installed on an authority's peer. Default: none yet. */
  readonly packagesOf?: ((msp: string) => PeerPackages) | undefined;
  /** How long a chaincode may run, in milliseconds. Default 30,000, as a Fabric peer. */
  readonly executeTimeoutMs?: number | undefined;
  /** Content of block 0: the configuration transaction. */
  readonly genesis: common.Envelope;
  /** Default: the channel is kept in memory alone. */
  readonly journal?: Journal | undefined;
  /** Another channel as this authority's peer has it; undefined where it has not joined. Default: there is none. */
  readonly neighbour?: ((channel: string, msp: string) => Neighbour | undefined) | undefined;
}
