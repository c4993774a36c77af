import { createPrivateKey, X509Certificate } from 'node:crypto';
import { type ChannelPlan, channelsOf, type Credentials, type KeyPair, type Topology } from '@oneplusn/topology';
import { nodeSigner, type Signer } from '@oneplusn/channel';
import { describeChannel } from '../config/description';
import { foundingTransaction } from '../config/transaction';
import { devnetErrors, devnetFail } from '../errors';
import type { GatewayChannel } from '../gateway/channel';
import type { BatchLimits } from '../order/batch-limits';
import { PeerPackages } from '../packages/peer-packages';
import type { ChannelJournal } from '../store/channel-journal';
import type { Timers } from '../time/clock';
import { quorumOf } from '../order/quorum';
import { type Configuration, configured } from './configuration';

/** What all channels of a devnet have in common. */
export interface Foundation {
  /** The main channel first. */
  readonly channels: readonly ChannelGround[];
  /** Of the authorities' peers, by MSP id. */
  readonly signers: ReadonlyMap<string, Signer>;
  /** Of the authorities' administrators, who approve chaincodes. */
  readonly admins: ReadonlyMap<string, Signer>;
  /** Chaincode packages that were installed, by MSP id. */
  readonly packages: ReadonlyMap<string, PeerPackages>;
  readonly blockSigners: readonly Signer[];
  readonly now: () => number;
  /** What batch timers go by. */
  readonly timers?: Timers | undefined;
  /** Told when two endorsers come to different results. */
  readonly disagreed?: GatewayChannel['disagreed'];
  readonly executeTimeoutMs: number | undefined;
  /** Address of an authority's endpoint, for error details. */
  readonly address: (msp: string) => string;
}

/** What all chains of one channel have in common: one follows another when it is begun anew. */
export interface ChannelGround extends ChannelPlan, Configuration {
  /** Where its chains are kept; undefined: in memory alone. */
  readonly journal: ChannelJournal | undefined;
}

/** What a {@link Foundation} is made with, beyond topology and credentials. */
export interface Surroundings extends Omit<
  Foundation,
  'channels' | 'signers' | 'admins' | 'packages' | 'blockSigners'
> {
  /** Changes to the topology's batch limits. */
  readonly batch: Partial<BatchLimits> | undefined;
  readonly journal: (channel: ChannelPlan) => ChannelJournal | undefined;
}

/** @throws DevnetError DEVNET-102, 112, 113 */
export function foundationOf(topology: Topology, credentials: Credentials, around: Surroundings): Foundation {
  const { batch, journal, ...rest } = around;
  const { authorities, ordererOrg } = credentials;
  const signers = topology.authorities.map(({ msp }): [string, Signer] => {
    // The first peer of each works for all of them.
    const peer = authorities.get(msp)?.peers[0];
    if (!peer) throw devnetFail(devnetErrors.badCredentials, { msp });
    return [msp, signerOf(msp, peer.sign)];
  });
  const blockSigners = ordererOrg.nodes.slice(0, needed(topology)).map(({ sign }) => signerOf(ordererOrg.msp, sign));
  if (blockSigners.length === 0) throw devnetFail(devnetErrors.badCredentials, { msp: ordererOrg.msp });
  const ground = (plan: ChannelPlan): ChannelGround => {
    const kept = journal(plan);
    const founded = (): ReturnType<typeof foundingTransaction> =>
      foundingTransaction(describeChannel(plan, topology, credentials, batch), rest.now());
    return { ...plan, ...configured(kept?.configuration() ?? founded()), journal: kept };
  };
  return {
    ...rest,
    channels: channelsOf(topology).map(ground),
    signers: new Map(signers),
    packages: new Map(signers.map(([msp]) => [msp, new PeerPackages()])),
    admins: new Map([...authorities.values()].map(({ msp, admin }) => [msp, nodeSigner(msp, admin)])),
    blockSigners,
  };
}

/** How many orderers sign a block: with Raft one, with BFT a quorum. */
const needed = ({ consensus, orderers }: Topology): number => (consensus === 'bft' ? quorumOf(orderers) : 1);

/**
 * Signs as a node.
 * @throws DevnetError DEVNET-102 when the key does not belong to the certificate
 */
function signerOf(msp: string, pair: KeyPair): Signer {
  if (!new X509Certificate(pair.certificate).checkPrivateKey(createPrivateKey(pair.privateKey)))
    throw devnetFail(devnetErrors.badCredentials, { msp });
  return nodeSigner(msp, pair);
}
