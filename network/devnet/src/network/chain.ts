import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { Credentials, KeyPair, Topology } from '@oneplusn/topology';
import { DevnetError } from '../errors';
import type { GatewayChannel, Orderers } from '../gateway/channel';
import { Endorser } from '../gateway/endorser';
import { Planner } from '../gateway/plan';
import type { Members } from '../identity/members';
import { nodeSigner } from '../identity/signer';
import { Channel } from '../ledger/channel';
import type { BatchLimits, Journal, Signer } from '../ledger/types';
import type { ChannelPolicies } from '../policy/channel-policies';
import { ChannelTrust } from '../policy/trust';
import type { Timers } from '../time/clock';
import type { Prepared } from './deployment';

/** What all chains of a devnet have in common. */
export interface Foundation {
  readonly channelId: string;
  readonly authorities: readonly string[];
  readonly members: Members;
  readonly policies: ChannelPolicies;
  readonly signers: ReadonlyMap<string, Signer>;
  readonly ordererSigner: Signer;
  readonly orderers: Orderers;
  readonly batch: BatchLimits;
  readonly now: () => number;
  /** What batch timers go by. */
  readonly timers?: Timers | undefined;
  /** Where chains are kept; undefined: in memory alone. */
  readonly journal?: Journal | undefined;
  /** Told when two endorsers come to different results. */
  readonly disagreed?: GatewayChannel['disagreed'];
  readonly executeTimeoutMs: number | undefined;
  /** Address of an authority's endpoint, for error details. */
  readonly address: (msp: string) => string;
}

/** One chain of blocks with its peers' states, and what gateways need to work with it. */
export class Chain implements GatewayChannel {
  readonly ledger: Channel;
  readonly trust: ChannelTrust;
  readonly endorsers: ReadonlyMap<string, Endorser>;
  readonly planner: Planner;
  readonly orderers: Orderers;
  readonly disagreed: GatewayChannel['disagreed'];

  constructor(foundation: Foundation) {
    const { channelId: id, authorities, members, policies, signers, address, now } = foundation;
    const { batch, ordererSigner, executeTimeoutMs, timers, journal } = foundation;
    this.disagreed = foundation.disagreed;
    this.orderers = foundation.orderers;
    this.trust = new ChannelTrust(members, policies, now);
    this.ledger = new Channel({
      id,
      trust: this.trust,
      authorities,
      batch,
      ordererSigner,
      now,
      timers,
      executeTimeoutMs,
      journal,
    });
    const endorsers = [...signers].map(([msp, signer]) => new Endorser(msp, () => address(msp), signer, this));
    this.endorsers = new Map(endorsers.map((endorser) => [endorser.msp, endorser]));
    const candidates = [...signers].map(([msp, { identity }]) => ({ msp, peer: members.identity(identity) }));
    this.planner = new Planner({ ledger: this.ledger, trust: this.trust, endorsers: this.endorsers, candidates });
  }

  install({ definition, connections }: Prepared): void {
    this.ledger.define(definition);
    this.attach({ definition, connections });
  }

  /** Lets the peers run the chaincode of a definition that the channel has. */
  attach({ definition, connections }: Prepared): void {
    for (const msp of this.endorsers.keys()) {
      const connection = connections.get(msp);
      if (connection) this.ledger.attach(msp, definition.name, connection);
      else this.ledger.detach(msp, definition.name);
    }
  }

  close(): void {
    this.ledger.close();
  }
}

/** The signers of the authorities' peers; in devnet, the first peer of each works for all of them. */
export function peerSigners(credentials: Credentials): ReadonlyMap<string, Signer> {
  return new Map(
    [...credentials.authorities.values()].flatMap(({ msp, peers: [first] }): [string, Signer][] =>
      first ? [[msp, signerOf(msp, first.sign)]] : [],
    ),
  );
}

/**
 * Signs as a node.
 * @throws DevnetError DEVNET-102 when the key does not belong to the certificate
 */
export function signerOf(msp: string, pair: KeyPair): Signer {
  if (!new X509Certificate(pair.certificate).checkPrivateKey(createPrivateKey(pair.privateKey)))
    throw DevnetError.of('DEVNET-102', { msp });
  return nodeSigner(msp, pair);
}

/** The topology's batch limits as the orderer takes them. */
export function batchLimits({ batch, consensus }: Topology, changes: Partial<BatchLimits> = {}): BatchLimits {
  return {
    // A BFT orderer does not wait for a batch to fill.
    timeoutMs: consensus === 'bft' ? Math.min(batch.timeout, 50) : batch.timeout,
    maxMessages: batch.maxMessages,
    preferredBytes: batch.preferredMaxBytes,
    absoluteBytes: batch.absoluteMaxBytes,
    ...changes,
  };
}
