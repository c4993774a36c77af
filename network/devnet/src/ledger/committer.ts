import { common, peer } from '@hyperledger/fabric-protos';
import {
  type ChaincodeDefinition,
  type Collection,
  collectionOf,
  type CommittedTransaction,
  dataHash,
  headerHash,
  headerOf,
  type Trust,
  OpenedEnvelope,
  validateBlock,
  type Validated,
  type ValidatedBlock,
} from '@oneplusn/channel';
import { txIdOf } from '../order/envelope-id';
import type { StateStore } from '../state/store';
import { newestOf } from '../state/view';
import { replayBlock } from '../validate/replay';
import type { BlockStore } from './block-store';
import { commitHash, commitHashMetadata } from './commit-hash';
import type { CommittedBlock, PrivateWrites } from './committed';
import { PrivateExpiry } from './expiry';
import type { PeerNode } from './peer-node';
import { applyPrivate, hashOfKey, plainWrites, type TransientStore } from './private-data';
import { keptWrites, PurgeMarkers } from './private-writes';

const { TxValidationCode } = peer;
const { BlockMetadataIndex } = common;

/**
 * Blocks after which private data that was staged but never committed is dropped (Fabric:
 * transientstoreMaxBlockRetention).
 */
const transientRetention = 1000;

/** What a block is committed to. */
export interface CommitTarget {
  readonly channel: string;
  readonly trust: Trust;
  readonly authorities: readonly string[];
  readonly state: StateStore;
  readonly blocks: BlockStore;
  readonly transient: TransientStore;
  readonly peers: ReadonlyMap<string, PeerNode>;
  /** Told of a block before anything is changed by it. */
  readonly record: (block: common.Block) => void;
  definition(name: string): ChaincodeDefinition | undefined;
}

/** Validates blocks once for all peers and writes what they change: shared state, then each member's private data. */
export class Committer {
  readonly #expiry = new PrivateExpiry();
  readonly #purged = new PurgeMarkers();
  #commitHash: Uint8Array = new Uint8Array();

  constructor(private readonly target: CommitTarget) {}

  /** The first block is taken as it is: nothing stands before it that it could be checked against. */
  genesis(block: common.Block): CommittedBlock {
    const code = TxValidationCode.VALID;
    setMetadata(block, BlockMetadataIndex.TRANSACTIONS_FILTER, Uint8Array.of(code));
    const [bytes = new Uint8Array()] = block.getData()?.getDataList_asU8() ?? [];
    const txId = txIdOf(common.Envelope.deserializeBinary(bytes));
    const transaction = { txId, code, blockNumber: 0n, index: 0, type: common.HeaderType.CONFIG };
    this.target.record(block);
    return this.#append({ number: 0n, block, transactions: [transaction], privateWrites: [] });
  }

  commit(block: common.Block, envelopes: readonly common.Envelope[]): CommittedBlock {
    const { blocks, state, ...context } = this.target;
    const number = blocks.height;
    const opened = envelopes.map((envelope) => new OpenedEnvelope(envelope));
    const validated = validateBlock(number, opened, {
      ...context,
      state: newestOf(state),
      definition: (name) => this.target.definition(name),
      committed: (txId) => blocks.transaction(txId) !== undefined,
    });
    const filter = Uint8Array.from(validated.transactions, ({ code }) => code);
    setMetadata(block, BlockMetadataIndex.TRANSACTIONS_FILTER, filter);
    const hash = commitHash(filter, validated.updates, this.#commitHash);
    setMetadata(block, BlockMetadataIndex.COMMIT_HASH, commitHashMetadata(hash));
    this.target.record(block);
    return this.#apply(block, envelopes, validated, hash);
  }

  /**
   * Commits a block again that was committed before, as it was then.
   * @throws Error when it does not follow on the block before it, or changes other things than it did
   */
  replay(block: common.Block): CommittedBlock {
    const { blocks, state } = this.target;
    const number = blocks.height;
    const header = headerOf(block);
    const before = blocks.byNumber(BigInt(number - 1));
    const previous = before ? headerHash(headerOf(before.block)) : Buffer.alloc(0);
    const bytes = block.getData()?.getDataList_asU8() ?? [];
    if (
      header.number !== BigInt(number) ||
      !previous.equals(header.previousHash) ||
      !dataHash(bytes).equals(header.dataHash)
    )
      throw new Error(`block ${number} does not follow on the one before it`);
    if (number === 0) return this.genesis(block);
    const filter = metadataOf(block, BlockMetadataIndex.TRANSACTIONS_FILTER);
    const envelopes = bytes.map((envelope) => common.Envelope.deserializeBinary(envelope));
    const validated = replayBlock(number, envelopes, filter, state);
    const hash = commitHash(filter, validated.updates, this.#commitHash);
    if (Buffer.compare(commitHashMetadata(hash), metadataOf(block, BlockMetadataIndex.COMMIT_HASH)) !== 0)
      throw new Error(`block ${number} changes other things than when it was committed`);
    return this.#apply(block, envelopes, validated, hash);
  }

  /** Private writes of a block that a peer at a height has. */
  privateWrites(block: CommittedBlock, msp: string, height: bigint): readonly PrivateWrites[] {
    return this.#purged.left(block, msp, height);
  }

  #apply(
    block: common.Block,
    envelopes: readonly common.Envelope[],
    validated: ValidatedBlock,
    hash: Uint8Array,
  ): CommittedBlock {
    const { transient } = this.target;
    const number = this.target.blocks.height;
    this.#commitHash = hash;
    validated.updates.writeTo(this.target.state);
    const privateWrites = validated.transactions.flatMap((transaction, index) =>
      keptWrites(number, transaction, envelopes[index], transient, (...where) => this.#collection(...where)),
    );
    for (const transaction of validated.transactions)
      if (transaction.code === TxValidationCode.VALID) this.#distribute(number, transaction, validated);
    for (const { txId } of validated.transactions) transient.forget(txId);
    this.#expire(number, validated);
    if (number % 100 === 0) transient.purgeBefore(number - transientRetention);
    const transactions = validated.transactions.map(committedOf);
    return this.#append({ number: BigInt(number), block, transactions, privateWrites });
  }

  snapshot() {
    return { commitHash: this.#commitHash, expiry: this.#expiry.snapshot(), purged: this.#purged.snapshot() };
  }

  restore({ commitHash: hash, expiry, purged }: ReturnType<Committer['snapshot']>): void {
    this.#commitHash = hash;
    this.#expiry.restore(expiry);
    this.#purged.restore(purged);
  }

  #append(block: CommittedBlock): CommittedBlock {
    this.target.blocks.append(block);
    for (const node of this.target.peers.values()) node.advance(this.target.blocks.height);
    return block;
  }

  /** Gives the plain private values to the peers of the collections' members. What nobody staged stays missing. */
  #distribute(block: number, transaction: Validated, validated: ValidatedBlock): void {
    for (const namespace of transaction.sets) {
      for (const sets of namespace.collections) {
        const { chaincode, collection, privateHash } = sets;
        if (privateHash.length === 0) continue;
        const bytes = this.target.transient.find(transaction.txId, chaincode, collection, privateHash);
        const holders = this.#holders(chaincode, collection);
        if (bytes !== undefined) {
          const plain = plainWrites(bytes);
          for (const { key } of plain.writes) this.#expiry.knows(chaincode, collection, hashOfKey(key), key);
          const target = { chaincode, collection, version: { block, tx: transaction.index } };
          for (const holder of holders) applyPrivate(holder, target, plain, validated.updates);
        }
        for (const { key, purge } of sets.writes) {
          if (!purge) continue;
          this.#expiry.purge(chaincode, collection, key, holders);
          this.#purged.mark(chaincode, collection, key, { block, tx: transaction.index });
        }
      }
    }
  }

  /** Forgets private data whose time is over with this block, and notes what it wrote. */
  #expire(block: number, { updates }: ValidatedBlock): void {
    this.#expiry.expire(block, this.target.state, (...where) => this.#holders(...where));
    for (const space of updates.spaces()) {
      if (space.collection === '') continue;
      const blockToLive = this.#collection(space.chaincode, space.collection)?.blockToLive ?? 0;
      if (blockToLive > 0) this.#expiry.schedule(space, block, blockToLive);
    }
  }

  #collection(chaincode: string, collection: string): Collection | undefined {
    const definition = this.target.definition(chaincode);
    return definition && collectionOf(definition, collection);
  }

  /** Private stores of a collection's members. */
  #holders(chaincode: string, collection: string): StateStore[] {
    const members = this.#collection(chaincode, collection)?.members ?? [];
    return members.flatMap((msp) => this.target.peers.get(msp)?.privates ?? []);
  }
}

function metadataOf(block: common.Block, index: number): Uint8Array {
  return block.getMetadata()?.getMetadataList_asU8()[index] ?? new Uint8Array();
}

function setMetadata(block: common.Block, index: number, value: Uint8Array): void {
  const metadata = block.getMetadata();
  const parts = metadata?.getMetadataList_asU8() ?? [];
  parts[index] = value;
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
