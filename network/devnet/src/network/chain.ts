import { ChannelTrust } from '@oneplusn/channel';
import type { Neighbour } from '../chaincode/neighbour';
import type { GatewayChannel, Orderers } from '../gateway/channel';
import { Endorser } from '../gateway/endorser';
import { Planner } from '../gateway/plan';
import { Channel, type ChannelSnapshot } from '../ledger/channel';
import { PeerPackages } from '../packages/peer-packages';
import { accessRefused } from '../policy/refusal';
import { agree } from './agree';
import { type Deployment, dial, prepare, type Prepared, sameTerms } from './deployment';
import type { ChannelGround, Foundation } from './foundation';

/** A chain as it was. */
export interface ChainSnapshot {
  readonly ledger: ChannelSnapshot;
  readonly deployed: ReadonlyMap<string, Prepared>;
}

/** One chain of blocks with its peers' states, and what gateways need to work with it. */
export class Chain implements GatewayChannel {
  readonly ledger: Channel;
  readonly trust: ChannelTrust;
  readonly endorsers: ReadonlyMap<string, Endorser>;
  readonly planner: Planner;
  readonly orderers: Orderers;
  readonly disagreed: GatewayChannel['disagreed'];
  #deployed = new Map<string, Prepared>();
  /** As it was when all its chaincodes were deployed: the next chain may begin there. */
  #founded: ChainSnapshot | undefined;

  /** @param joined The channels that an authority is in, by name. */
  constructor(
    private readonly foundation: Foundation,
    private readonly ground: ChannelGround,
    readonly joined: (msp: string) => ReadonlyMap<string, Chain>,
  ) {
    const { blockSigners, executeTimeoutMs, timers, signers, address, now } = foundation;
    const { name: id, authorities, genesis, members, policies, batch, journal } = ground;
    this.disagreed = foundation.disagreed;
    this.orderers = ground.orderers;
    this.trust = new ChannelTrust(members, policies, now);
    this.ledger = new Channel({
      id,
      genesis,
      trust: this.trust,
      authorities,
      batch,
      blockSigners,
      now,
      timers,
      executeTimeoutMs,
      packagesOf: (msp) => foundation.packages.get(msp) ?? new PeerPackages(),
      journal,
      neighbour: (other, msp) => joined(msp).get(other)?.neighbour(msp),
    });
    const own = [...signers].filter(([msp]) => authorities.includes(msp));
    const endorsers = own.map(([msp, signer]) => new Endorser(msp, () => address(msp), signer, this));
    this.endorsers = new Map(endorsers.map((endorser) => [endorser.msp, endorser]));
    const candidates = own.map(([msp, { identity }]) => ({ msp, peer: members.identity(identity) }));
    this.planner = new Planner({ ledger: this.ledger, trust: this.trust, endorsers: this.endorsers, candidates });
  }

  /**
   * Commits a chaincode definition and runs the chaincode; again with the same name: the next sequence.
   * @param check Throws when it is too late.
   * @throws DevnetError DEVNET-103 to 107
   */
  async deploy(deployment: Deployment, check: () => void): Promise<void> {
    const prepared = prepare(deployment, this.ground);
    await dial(deployment, prepared);
    check();
    const known = this.ledger.agreement(prepared.name)?.terms;
    // From an earlier run, with the same content: nothing new to agree on.
    const kept = known && !this.#deployed.has(prepared.name) && sameTerms(known, prepared.terms);
    await this.install(prepared, kept ? known.sequence : (known?.sequence ?? 0) + 1);
  }

  /** What another chain of the same channel had. */
  async deployAll(other: Chain): Promise<void> {
    const known = other.#founded;
    const isSame = known?.deployed.size === other.#deployed.size;
    if (known && isSame && [...other.#deployed].every(([name, prepared]) => known.deployed.get(name) === prepared))
      this.revert(known);
    else for (const prepared of other.#deployed.values()) await this.install(prepared, 1);
    // A chain on disk has to write its blocks each time.
    this.#founded = this.ground.journal ? undefined : this.snapshot();
  }

  /** Lets the authorities agree on the chaincode, and their peers run it. */
  async install(prepared: Prepared, sequence: number): Promise<void> {
    await agree(this, prepared, sequence, this.foundation);
    this.#attach(prepared);
  }

  #attach(prepared: Prepared): void {
    for (const [msp, connection] of prepared.connections) this.ledger.install(msp, connection);
    this.#deployed.set(prepared.name, prepared);
  }

  snapshot(): ChainSnapshot {
    return { ledger: this.ledger.snapshot(), deployed: new Map(this.#deployed) };
  }

  revert({ ledger, deployed }: ChainSnapshot): void {
    this.ledger.restore(ledger);
    for (const { connections } of this.#deployed.values())
      for (const [msp, { id }] of connections) this.ledger.uninstall(msp, id);
    this.#deployed = new Map();
    for (const prepared of deployed.values()) this.#attach(prepared);
  }

  /** This channel as an authority's peer has it when chaincode of another channel calls into it. */
  neighbour(msp: string): Neighbour {
    const { ledger, trust } = this;
    const policy = '/Channel/Application/Writers';
    return {
      admit: (creator) => {
        if (!trust.allows(policy, creator)) throw new Error(accessRefused(ledger.id, policy));
      },
      call: (...asked) => ledger.peer(msp).call(...asked),
    };
  }

  close(): void {
    this.ledger.close();
  }
}
