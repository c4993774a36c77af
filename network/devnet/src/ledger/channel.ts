import { common, peer, type ledger } from '@hyperledger/fabric-protos';
import type { ChaincodeConnection } from '../chaincode/connection';
import type { Permission } from '../chaincode/context';
import { collectionOf } from '../lifecycle/collections';
import { definitionState, lifecycleNamespace } from '../lifecycle/definition-state';
import { BlockBuilder } from '../order/block-builder';
import { Orderer, type OrderedEnvelope } from '../order/orderer';
import { byteKey } from '../state/key';
import { StateStore } from '../state/store';
import { validateBlock, type Validated, type ValidatedBlock } from '../validate/block';
import { BlockStore } from './block-store';
import { CommitNotices } from './notices';
import { PeerNode } from './peer-node';
import { applyPrivate, TransientStore } from './private-data';
import type { ChaincodeDefinition, ChannelOptions, CommittedBlock, CommittedTransaction, Ledger } from './types';

const { TxValidationCode } = peer;
/** Blocks after which private data that was staged but never committed is dropped (Fabric: transientstoreMaxBlockRetention). */
const transientRetention = 1000;

/** A channel: its orderer, its blocks, the state all peers share, and the peers. */
export class Channel implements Ledger {
  readonly id: string;
  readonly #state = new StateStore();
  readonly #blocks = new BlockStore();
  readonly #transient = new TransientStore();
  readonly #notices = new CommitNotices();
  readonly #definitions = new Map<string, ChaincodeDefinition>();
  readonly #peers: ReadonlyMap<string, PeerNode>;
  readonly #orderer: Orderer;
  readonly #builder: BlockBuilder;
  #queue: (readonly OrderedEnvelope[])[] = [];

  constructor(private readonly options: ChannelOptions) {
    this.id = options.id;
    const limits = { executeTimeoutMs: options.executeTimeoutMs ?? 30_000, startTimeoutMs: 10_000 };
    const peerChannel = {
      channel: options.id,
      authorities: options.authorities,
      state: this.#state,
      definition: (name: string) => this.definition(name),
      permission: (...asked: [string, string, Uint8Array]) => this.#permission(...asked),
    };
    this.#peers = new Map(options.authorities.map((msp) => [msp, new PeerNode(msp, peerChannel, limits)]));
    this.#orderer = new Orderer(options, (batch) => this.#enqueue(batch));
    this.#builder = new BlockBuilder(options.ordererSigner);
    const genesis = options.genesis ?? emptyConfiguration(options.id);
    this.#commitGenesis(this.#builder.genesis(genesis.serializeBinary()));
  }

  define(definition: ChaincodeDefinition): void {
    this.#definitions.set(definition.name, definition);
    const block = this.#blocks.height - 1;
    for (const [key, value] of definitionState(definition)) {
      this.#state.put(lifecycleNamespace, byteKey(key), { block, tx: 0, value });
    }
  }

  definition(name: string): ChaincodeDefinition | undefined {
    return this.#definitions.get(name);
  }

  attach(msp: string, chaincode: string, connection: ChaincodeConnection): void {
    this.peer(msp).runtime.attach(chaincode, connection);
  }

  attached(msp: string, chaincode: string): boolean {
    return this.peer(msp).runtime.has(chaincode);
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
    this.#transient.stage(txId, data, this.#blocks.height);
  }

  commitStatus(txId: string): CommittedTransaction | undefined {
    return this.#blocks.transaction(txId);
  }

  async waitForCommit(txId: string, signal?: AbortSignal): Promise<CommittedTransaction> {
    return this.commitStatus(txId) ?? this.#notices.transaction(txId, signal);
  }

  height(msp: string): bigint {
    return this.peer(msp).height;
  }

  block(number: bigint): CommittedBlock | undefined {
    return this.#blocks.byNumber(number);
  }

  async *blocks(from: bigint, signal?: AbortSignal): AsyncGenerator<CommittedBlock, void, undefined> {
    for (let number = from; ; number++) {
      while (this.block(number) === undefined) {
        if (signal?.aborted) return;
        await this.#notices.block(signal);
      }
      const block = this.block(number);
      if (signal?.aborted || block === undefined) return;
      yield block;
    }
  }

  /** Cuts a block now, if any transaction waits for one. */
  cut(): void {
    this.#orderer.cut();
  }

  /** Stops timers and chaincode connections. */
  close(): void {
    this.#orderer.close();
    for (const node of this.#peers.values()) node.runtime.close();
  }

  #permission(chaincode: string, name: string, creator: Uint8Array): Permission {
    const definition = this.definition(chaincode);
    const collection = definition && collectionOf(definition, name);
    if (collection === undefined) throw new Error(`collection ${this.id}/${chaincode}/${name} could not be found`);
    if (!collection.memberOnlyRead && !collection.memberOnlyWrite) return { read: true, write: true };
    if (this.options.trust.satisfies(collection.memberPolicy, [creator])) return { read: true, write: true };
    return { read: !collection.memberOnlyRead, write: !collection.memberOnlyWrite };
  }

  /** Commits in a later turn, so that whoever broadcast is answered first. */
  #enqueue(batch: readonly OrderedEnvelope[]): void {
    if (this.#queue.push(batch) > 1) return;
    setImmediate(() => {
      const batches = this.#queue;
      this.#queue = [];
      for (const next of batches) {
        const block = this.#builder.build(next.map((entry) => entry.bytes));
        this.#commit(
          block,
          next.map((entry) => entry.envelope),
        );
      }
    });
  }

  /** The first block is taken as it is: nothing stands before it that it could be checked against. */
  #commitGenesis(block: common.Block): void {
    setFilter(block, [TxValidationCode.VALID]);
    const { CONFIG } = common.HeaderType;
    const transaction = { txId: '', code: TxValidationCode.VALID, blockNumber: 0n, index: 0, type: CONFIG };
    this.#blocks.append({ number: 0n, block, transactions: [transaction] });
    for (const node of this.#peers.values()) node.advance(1);
  }

  #commit(block: common.Block, envelopes: readonly common.Envelope[]): void {
    const number = this.#blocks.height;
    const validated = validateBlock(number, envelopes, {
      channel: this.id,
      trust: this.options.trust,
      store: this.#state,
      authorities: this.options.authorities,
      definition: (name) => this.definition(name),
      committed: (txId) => this.#blocks.transaction(txId) !== undefined,
    });
    setFilter(
      block,
      validated.transactions.map(({ code }) => code),
    );
    validated.updates.commit();
    this.#commitPrivate(number, validated);
    const committed = { number: BigInt(number), block, transactions: validated.transactions.map(committedOf) };
    this.#blocks.append(committed);
    for (const node of this.#peers.values()) node.advance(number + 1);
    this.#notices.committed(committed);
  }

  /** Gives the plain private values to the peers of the collections' members. */
  #commitPrivate(block: number, validated: ValidatedBlock): void {
    for (const transaction of validated.transactions) {
      if (transaction.code === TxValidationCode.VALID) this.#distribute(block, transaction, validated);
      this.#transient.forget(transaction.txId);
    }
    if (block % 100 === 0) this.#transient.purgeBefore(block - transientRetention);
  }

  #distribute(block: number, transaction: Validated, validated: ValidatedBlock): void {
    for (const namespace of transaction.sets) {
      for (const { name, privateHash } of namespace.collections) {
        if (privateHash.length === 0) continue;
        const plain = this.#transient.find(transaction.txId, namespace.name, name, privateHash);
        const definition = this.definition(namespace.name);
        const members = definition && collectionOf(definition, name)?.members;
        if (plain === undefined || members === undefined) continue;
        const version = { block, tx: transaction.index };
        for (const msp of members) {
          const node = this.#peers.get(msp);
          const target = { chaincode: namespace.name, collection: name, version };
          if (node !== undefined) applyPrivate(node.privates, target, plain, validated.updates);
        }
      }
    }
  }
}

/** Puts the verdicts on a block's transactions into its metadata: one byte each. */
function setFilter(block: common.Block, codes: readonly number[]): void {
  const metadata = block.getMetadata();
  const parts = metadata?.getMetadataList_asU8() ?? [];
  parts[common.BlockMetadataIndex.TRANSACTIONS_FILTER] = Uint8Array.from(codes);
  metadata?.setMetadataList(parts);
}

/** What clients see of a validated transaction; its event is decoded when asked for. */
function committedOf(transaction: Validated): CommittedTransaction {
  const { txId, code, blockNumber, index, type, chaincodeEvent } = transaction;
  return {
    txId,
    code,
    blockNumber,
    index,
    type,
    get event() {
      return chaincodeEvent.length > 0 ? peer.ChaincodeEvent.deserializeBinary(chaincodeEvent) : undefined;
    },
  };
}

function emptyConfiguration(channel: string): common.Envelope {
  const channelHeader = new common.ChannelHeader();
  channelHeader.setType(common.HeaderType.CONFIG);
  channelHeader.setChannelId(channel);
  const header = new common.Header();
  header.setChannelHeader(channelHeader.serializeBinary());
  const payload = new common.Payload();
  payload.setHeader(header);
  payload.setData(new common.ConfigEnvelope().serializeBinary());
  const envelope = new common.Envelope();
  envelope.setPayload(payload.serializeBinary());
  return envelope;
}
