import type { common, ledger } from '@hyperledger/fabric-protos';
import {
  type Agreement,
  type ChaincodeDefinition,
  type CommittedTransaction,
  headerHash,
  headerOf,
} from '@oneplusn/channel';
import type { ChaincodeConnection } from '../chaincode/connection';
import { permissionOf, type Permission } from '../chaincode/permission';
import { Definitions, type Standing } from '../lifecycle/definitions';
import { BlockBuilder } from '../order/block-builder';
import { Orderer, type OrderedEnvelope, pendingOf } from '../order/orderer';
import { PeerPackages } from '../packages/peer-packages';
import { StateStore, type StateSnapshot } from '../state/store';
import { BlockStore, type BlockSnapshot } from './block-store';
import type { CommittedBlock, PrivateWrites } from './committed';
import { Committer } from './committer';
import type { Journal } from './journal';
import type { Ledger } from './ledger';
import { CommitNotices } from './notices';
import type { ChannelOptions } from './options';
import { PeerNode } from './peer-node';
import { TransientStore } from './private-data';

/** A channel as it was; see {@link Channel.snapshot}. */
export interface ChannelSnapshot {
  readonly state: StateSnapshot;
  readonly blocks: BlockSnapshot;
  readonly transient: ReturnType<TransientStore['snapshot']>;
  readonly peers: ReadonlyMap<string, ReturnType<PeerNode['snapshot']>>;
  readonly builder: ReturnType<BlockBuilder['snapshot']>;
  readonly committer: ReturnType<Committer['snapshot']>;
}

/** A channel: its orderer, its blocks, the state all peers share, and the peers. */
export class Channel implements Ledger {
  readonly id: string;
  readonly #state = new StateStore();
  readonly #blocks = new BlockStore();
  readonly #transient = new TransientStore();
  readonly #notices = new CommitNotices();
  readonly #definitions: Definitions;
  readonly #peers: ReadonlyMap<string, PeerNode>;
  readonly #orderer: Orderer;
  readonly #builder: BlockBuilder;
  readonly #committer: Committer;
  #queue: (readonly OrderedEnvelope[])[] = [];
  #replaying = false;
  #closed = false;

  constructor(private readonly options: ChannelOptions) {
    this.id = options.id;
    const limits = { executeTimeoutMs: options.executeTimeoutMs ?? 30_000, startTimeoutMs: 10_000 };
    const peerChannel = {
      channel: options.id,
      authorities: options.authorities,
      state: this.#state,
      neighbour: options.neighbour,
      trust: options.trust,
      definitions: (this.#definitions = new Definitions(this.#state, options.trust)),
      permission: (...asked: [string, string, Uint8Array]) => this.#permission(...asked),
    };
    const { packagesOf = () => new PeerPackages() } = options;
    this.#peers = new Map(
      options.authorities.map((msp) => [msp, new PeerNode(msp, peerChannel, packagesOf(msp), limits)]),
    );
    this.#orderer = new Orderer(options, (batch) => this.#enqueue(batch));
    this.#builder = new BlockBuilder(options.blockSigners);
    this.#committer = new Committer({
      ...peerChannel,
      definition: (name) => this.definition(name),
      blocks: this.#blocks,
      transient: this.#transient,
      peers: this.#peers,
      record: (block) => {
        if (!this.#replaying) options.journal?.append({ block });
      },
    });
    if (options.journal) this.#replay(options.journal);
    if (this.#blocks.height > 0) return;
    this.#committer.genesis(this.#builder.genesis(options.genesis.serializeBinary()));
  }

  /** MSP ids, in the order of the topology. */
  get authorities(): readonly string[] {
    return this.options.authorities;
  }

  /** Number of blocks, whatever a peer shows. */
  get heightOfBlocks(): bigint {
    return BigInt(this.#blocks.height);
  }

  definition(name: string): ChaincodeDefinition | undefined {
    return this.agreement(name)?.definition;
  }

  /** A definition with what it was made of. */
  agreement(name: string): Agreement | undefined {
    return this.#definitions.at(name);
  }

  /** How an authority stands to the newest definition; undefined where there is none. */
  standing(msp: string, name: string): Standing | undefined {
    return this.#definitions.standing(msp, name, this.#blocks.height);
  }

  install(msp: string, connection: ChaincodeConnection): void {
    this.peer(msp).runtime.install(connection);
  }

  uninstall(msp: string, packageId: string): void {
    this.peer(msp).runtime.uninstall(packageId);
  }

  runs(msp: string, chaincode: string): boolean {
    return this.peer(msp).runs(chaincode);
  }

  /**
   * Commits these now in a block of their own, past the orderer's checks and whatever it holds; for who sets a channel
   * up.
   */
  commitNow(envelopes: readonly common.Envelope[]): void {
    this.#commitQueue();
    this.#queue = [envelopes.map(pendingOf)];
    this.#commitQueue();
  }

  peer(msp: string): PeerNode {
    const found = this.#peers.get(msp);
    if (found === undefined) throw new RangeError(`no authority ${msp} in channel ${this.id}`);
    return found;
  }

  async broadcast(envelope: common.Envelope): Promise<void> {
    this.#orderer.broadcast(envelope);
  }

  stagePrivate(txId: string, data: ledger.rwset.TxPvtReadWriteSet, _from: string): void {
    if (!this.#closed) this.options.journal?.append({ txId, data });
    this.#transient.stage(txId, data, this.#blocks.height);
  }

  commitStatus(txId: string, msp?: string): CommittedTransaction | undefined {
    const found = this.#blocks.transaction(txId);
    return found && this.#shows(found.blockNumber, msp) ? found : undefined;
  }

  async waitForCommit(txId: string, signal?: AbortSignal, msp?: string): Promise<CommittedTransaction> {
    const committed = this.commitStatus(txId) ?? (await this.#notices.transaction(txId, signal));
    while (!this.#shows(committed.blockNumber, msp)) {
      signal?.throwIfAborted();
      await this.#notices.block(signal);
    }
    return committed;
  }

  height(msp: string): bigint {
    return this.peer(msp).height;
  }

  block(number: bigint): CommittedBlock | undefined {
    return this.#blocks.byNumber(number);
  }

  privateWrites(block: CommittedBlock, msp: string): readonly PrivateWrites[] {
    return this.#committer.privateWrites(block, msp, this.height(msp));
  }

  async *blocks(from: bigint, signal?: AbortSignal, msp?: string): AsyncGenerator<CommittedBlock, void, undefined> {
    for (let number = from; ; number++) {
      while (this.block(number) === undefined || !this.#shows(number, msp)) {
        if (signal?.aborted) return;
        await this.#notices.block(signal);
      }
      const block = this.block(number);
      if (signal?.aborted || block === undefined) return;
      yield block;
    }
  }

  /**
   * Remembers the channel as it is: blocks, state, definitions, every peer's private data. Transactions that are
   * ordered but not committed are not part of it. Costs next to nothing, however much the channel holds.
   */
  snapshot(): ChannelSnapshot {
    return {
      state: this.#state.snapshot(),
      blocks: this.#blocks.snapshot(),
      transient: this.#transient.snapshot(),
      peers: new Map([...this.#peers].map(([msp, node]) => [msp, node.snapshot()])),
      builder: this.#builder.snapshot(),
      committer: this.#committer.snapshot(),
    };
  }

  /**
   * Goes back, or forth, to a snapshot of this channel, which stays usable. What was waiting to be ordered is dropped.
   */
  restore(snapshot: ChannelSnapshot): void {
    this.#orderer.drop();
    this.#queue = [];
    this.#state.restore(snapshot.state);
    this.#blocks.restore(snapshot.blocks);
    this.#transient.restore(snapshot.transient);
    for (const [msp, state] of snapshot.peers) this.peer(msp).restore(state);
    this.#builder.restore(snapshot.builder);
    this.#committer.restore(snapshot.committer);
  }

  /** The orderer, to be interfered with. What it lets go is committed in a later turn. */
  get orderer(): Pick<Orderer, 'cut' | 'hold' | 'release' | 'held' | 'reorder' | 'lose' | 'drop'> {
    return this.#orderer;
  }

  /** Cuts a block now, if any transaction waits for one. */
  cut(): void {
    this.#orderer.cut();
  }

  /** Lets an authority's peer show no block beyond a height, to {@link releasePeer}. */
  holdPeer(msp: string, height = this.peer(msp).height): void {
    this.peer(msp).hold(Number(height));
  }

  /** Lets a peer commit all that it was kept from. */
  releasePeer(msp: string): void {
    this.peer(msp).release();
    this.#notices.moved();
  }

  /** Commits now whatever was acknowledged. */
  settle(): void {
    this.#orderer.cut();
    this.#commitQueue();
  }

  /** Stops timers and chaincode connections; what is not committed yet will not be. */
  close(): void {
    this.#closed = true;
    this.#orderer.drop();
    this.#orderer.close();
    this.#queue = [];
    for (const node of this.#peers.values()) node.runtime.close();
  }

  /** Has the authority's peer committed this block? Without a name: there are no peers behind. */
  #shows(block: bigint, msp: string | undefined): boolean {
    return msp === undefined || block < this.height(msp);
  }

  #permission(chaincode: string, name: string, creator: Uint8Array): Permission {
    const definition = this.definition(chaincode);
    const permission = definition && permissionOf(definition, name, creator, this.options.trust);
    if (!permission) throw new Error(`collection ${this.id}/${chaincode}/${name} could not be found`);
    return permission;
  }

  /** Commits in a later turn, so that whoever broadcast is answered first. */
  #enqueue(batch: readonly OrderedEnvelope[]): void {
    if (this.#closed || this.#queue.push(batch) > 1) return;
    setImmediate(() => this.#commitQueue());
  }

  #commitQueue(): void {
    const batches = this.#queue;
    this.#queue = [];
    for (const next of batches) {
      const block = this.#builder.build(next.map((entry) => entry.bytes));
      const envelopes = next.map((entry) => entry.envelope);
      this.#notices.committed(this.#committer.commit(block, envelopes));
    }
  }

  /** Does again what the journal tells. */
  #replay(journal: Journal): void {
    this.#replaying = true;
    for (const entry of journal.entries()) {
      if ('data' in entry) this.#transient.stage(entry.txId, entry.data, this.#blocks.height);
      else this.#replayBlock(entry.block, journal);
    }
    this.#replaying = false;
  }

  #replayBlock(block: common.Block, journal: Journal): void {
    try {
      this.#committer.replay(block);
    } catch (error) {
      throw journal.damaged(error instanceof Error ? error.message : String(error), error);
    }
    const { number, ...header } = headerOf(block);
    this.#builder.restore({ next: number + 1n, previousHash: headerHash({ number, ...header }) });
  }
}
