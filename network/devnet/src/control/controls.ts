import { setImmediate as turn } from 'node:timers/promises';
import { type EnrolledActor, issueActor } from '@oneplusn/topology';
import { privateNamespace } from '@oneplusn/channel';
import { devnetErrors, devnetFail, type DevnetError } from '../errors';
import type { Channel } from '../ledger/channel';
import type { Clock } from '../time/clock';
import { type Held, keysOf, lookUp, lookUpHash, lookUpPrivate } from './look';
import type { Place, PrivatePlace, PublicPlace } from './look';
import type { Controlled, Impersonated, Snapshot } from './types';

/**
 * What a test does to a devnet that no client could do. All names are verbs. Orderer, peers and state are those of the
 * main channel, or of the one that {@link on} names; all else is common to all channels.
 */
export class Controls {
  /** Time in milliseconds since the epoch as devnet has it; hand it to chaincode that takes a clock. */
  readonly now: () => number;
  readonly #clock: Clock;

  constructor(
    private readonly devnet: Controlled,
    private readonly channel?: string,
  ) {
    this.#clock = devnet.clock;
    this.now = devnet.clock.now;
  }

  /**
   * The controls of another channel.
   * @throws DevnetError DEVNET-115
   */
  on(channel: string): Controls {
    this.devnet.ledgerOf(channel);
    return new Controls(this.devnet, channel);
  }

  /** Remembers blocks, state, private data, definitions and chaincodes. Costs next to nothing. */
  snapshot(): Snapshot {
    return this.devnet.snapshot();
  }

  /** Goes back, or forth, to a snapshot, which stays usable. What was waiting to be ordered is dropped. */
  revert(snapshot: Snapshot): void {
    this.devnet.revert(snapshot);
  }

  /**
   * Enrols anybody: an actor of any authority, in any department, with any roles, for this run alone.
   * @throws DevnetError DEVNET-107
   */
  impersonate(msp: string, actor: EnrolledActor): Impersonated {
    const authority = this.devnet.credentials.authorities.get(msp);
    const endpoint = this.devnet.endpoints.get(msp);
    if (!authority || !endpoint) throw unknown(msp, this.devnet.credentials.authorities.keys());
    return { mspId: msp, ...issueActor(authority, actor), endpoint };
  }

  /** Sets the time: certificates run out by it, and block timers that are due fire. It goes on from there. */
  setTime(at: Date | number): void {
    this.#clock.set(Number(at));
  }

  /** Moves the time on. */
  advanceTime(ms: number): void {
    this.#clock.set(this.#clock.now() + ms);
  }

  /** Stops the clock where it is; it can still be set. */
  freezeTime(): void {
    this.#clock.freeze();
  }

  /** Goes by the machine's clock again. */
  resetTime(): void {
    this.#clock.reset();
  }

  /** The orderer goes on acknowledging transactions, but puts none into a block until it is released. */
  holdOrderer(): void {
    this.#channel.orderer.hold();
  }

  /** Orders what was held. */
  releaseOrderer(): void {
    this.#channel.orderer.release();
  }

  /** Ids of the transactions that the orderer holds, in the order they will take. */
  heldTransactions(): readonly string[] {
    return this.#channel.orderer.held;
  }

  /**
   * Changes the order of what the orderer holds.
   * @param txIds all that {@link heldTransactions} tells, each once
   * @throws DevnetError DEVNET-109
   */
  reorderTransactions(txIds: readonly string[]): void {
    const left = new Map<string, number[]>();
    this.heldTransactions().forEach((txId, index) => left.set(txId, [...(left.get(txId) ?? []), index]));
    try {
      this.#channel.orderer.reorder(txIds.map((txId) => left.get(txId)?.shift() ?? -1));
    } catch (error) {
      throw devnetFail(devnetErrors.badOrder, { held: this.heldTransactions().join(', ') }, { cause: error });
    }
  }

  /** Cuts a block now of all that is waiting or held; resolves when it is committed, with the height of the channel. */
  async cutBlock(): Promise<bigint> {
    this.#channel.orderer.cut();
    await turn();
    return this.#channel.heightOfBlocks;
  }

  /** The orderer loses what it has acknowledged and not yet put into a block; says how many transactions. */
  dropTransactions(): number {
    return this.#channel.orderer.drop();
  }

  /** The orderer acknowledges the next transactions and loses them. */
  loseNext(count = 1): void {
    this.#channel.orderer.lose(count);
  }

  /**
   * Keeps an authority's peer at a height: endorsements, queries, events and commit statuses are as they were there.
   * @param height from 1 on, at most the peer's own. Default: where it stands.
   * @throws DevnetError DEVNET-107, 110
   */
  holdPeer(msp: string, height?: bigint): void {
    const most = this.#known(msp).peer(msp).height;
    if (height !== undefined && (height < 1n || height > most))
      throw devnetFail(devnetErrors.noHeight, { msp, most: String(most) });
    this.#channel.holdPeer(msp, height);
  }

  /** Lets a peer catch up. */
  releasePeer(msp: string): void {
    this.#known(msp).releasePeer(msp);
  }

  /**
   * Ends an authority's peer as `kill -9` would: its connections break, its port refuses, nobody finds it as an
   * endorser.
   */
  async killAuthority(msp: string): Promise<void> {
    this.#inNetwork(msp);
    await this.devnet.kill(msp);
  }

  /** Brings it back on the same port, with all blocks that it missed. */
  async reviveAuthority(msp: string): Promise<void> {
    this.#inNetwork(msp);
    await this.devnet.revive(msp);
  }

  /** Public state of a peer; undefined where it holds nothing. */
  lookUp(place: PublicPlace): Held | undefined {
    return lookUp(this.#see(place), place);
  }

  /** Plain private data of a peer; undefined where it holds none. */
  lookUpPrivate(place: PrivatePlace): Held | undefined {
    return lookUpPrivate(this.#see(place), place);
  }

  /** Hash of private data, as every peer holds it. */
  lookUpHash(place: PrivatePlace): Held | undefined {
    return lookUpHash(this.#see(place), place);
  }

  /** Keys that a peer holds: public ones, or those of a collection. */
  listKeys(place: Place & { readonly collection?: string | undefined }): string[] {
    return keysOf(this.#see(place), place);
  }

  /** Makes one authority's peer hold another value than the ledger gave it; undefined: as if deleted. */
  tamper(
    place: PublicPlace & { readonly authority: string; readonly collection?: string | undefined },
    value: Uint8Array | undefined,
  ): void {
    const { authority, chaincode, collection, key } = place;
    const space = collection === undefined ? chaincode : privateNamespace(chaincode, collection);
    this.#known(authority).peer(authority).tamper(space, key, value);
  }

  /**
   * Lets an authority's peer come back as if its disk was lost: with all blocks, and the hashes of its private data
   * alone.
   */
  losePrivateData(msp: string): void {
    this.#known(msp).peer(msp).losePrivateData();
  }

  get #channel(): Channel {
    return this.devnet.ledgerOf(this.channel);
  }

  #inNetwork(msp: string): void {
    const { authorities } = this.devnet.ledgerOf(undefined);
    if (!authorities.includes(msp)) throw unknown(msp, authorities);
  }

  #see({ authority }: Place): Channel {
    return authority === undefined ? this.#channel : this.#known(authority);
  }

  #known(msp: string): Channel {
    const channel = this.#channel;
    if (!channel.authorities.includes(msp)) throw unknown(msp, channel.authorities);
    return channel;
  }
}

function unknown(msp: string, known: Iterable<string>): DevnetError {
  return devnetFail(devnetErrors.unknownAuthority, { msp, known: [...known].join(', ') });
}
