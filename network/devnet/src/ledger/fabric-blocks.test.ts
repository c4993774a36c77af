import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { common, orderer, peer } from '@hyperledger/fabric-protos';
import {
  type ChaincodeDefinition,
  dataHash,
  headerBytes,
  headerHash,
  headerOf,
  readAction,
  readSets,
  OpenedEnvelope,
  readTransaction,
  validateBlock,
  type ValidationContext,
} from '@oneplusn/channel';
import { Definitions } from '../lifecycle/definitions';
import { StateStore } from '../state/store';
import { newestOf } from '../state/view';
import { commitHash, commitHashMetadata } from './commit-hash';
import { outOf, testTrust } from '../../test/network';

/**
 * A chain that a Fabric 3.1.5 network (three authorities, Raft) made of: three approvals and a commit of chaincode `f`,
 * then writes, deletes, ranges short and long, private data, a purge, key-level policies, an event, and transactions
 * that fail for policy, version and phantom. Each block: its length in four bytes, then a serialized `common.Block`.
 */
function recordedChain(): common.Block[] {
  const bytes = gunzipSync(readFileSync(join(__dirname, 'fixtures/fabric-3.1.5.blocks.gz')));
  const blocks: common.Block[] = [];
  for (let at = 0; at < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    blocks.push(common.Block.deserializeBinary(bytes.subarray(at + 4, at + 4 + length)));
    at += 4 + length;
  }
  return blocks;
}

const authorities = ['CommitteeMSP', 'MinistryMSP', 'ProvAMSP'];
const metadataOf = (block: common.Block): Uint8Array[] => block.getMetadata()?.getMetadataList_asU8() ?? [];
const envelopesOf = (block: common.Block): Uint8Array[] => block.getData()?.getDataList_asU8() ?? [];
const { BlockMetadataIndex } = common;

function collections(): peer.CollectionConfigPackage {
  const two = new peer.StaticCollectionConfig();
  two.setName('two');
  const members = new peer.CollectionPolicyConfig();
  members.setSignaturePolicy(outOf(1, 'CommitteeMSP', 'MinistryMSP'));
  two.setMemberOrgsPolicy(members);
  const config = new peer.CollectionConfig();
  config.setStaticCollectionConfig(two);
  const all = new peer.CollectionConfigPackage();
  all.addConfig(config);
  return all;
}

describe('a chain made by Fabric', () => {
  const chain = recordedChain();

  it('is linked by the hashes we compute', () => {
    expect(chain).toHaveLength(18);
    chain.forEach((block, index) => {
      const header = headerOf(block);
      expect(header.number).toBe(BigInt(index));
      expect(dataHash(envelopesOf(block)).equals(header.dataHash)).toBe(true);
      const previous = chain[index - 1];
      if (previous !== undefined) expect(headerHash(headerOf(previous)).equals(header.previousHash)).toBe(true);
    });
  });

  it('carries signatures of its orderer over what we take them to cover', () => {
    for (const block of chain.slice(1)) {
      const metadata = common.Metadata.deserializeBinary(
        metadataOf(block)[BlockMetadataIndex.SIGNATURES] ?? Buffer.of(),
      );
      const [signature] = metadata.getSignaturesList();
      const header = common.SignatureHeader.deserializeBinary(signature?.getSignatureHeader_asU8() ?? Buffer.of());
      const message = Buffer.concat([
        metadata.getValue_asU8(),
        signature?.getSignatureHeader_asU8() ?? Buffer.of(),
        headerBytes(headerOf(block)),
      ]);
      expect(testTrust.verify(header.getCreator_asU8(), message, signature?.getSignature_asU8() ?? Buffer.of())).toBe(
        true,
      );
      const value = common.OrdererBlockMetadata.deserializeBinary(metadata.getValue_asU8());
      const consenter = common.Metadata.deserializeBinary(value.getConsenterMetadata_asU8());
      expect(orderer.etcdraft.BlockMetadata.deserializeBinary(consenter.getValue_asU8()).getConsenterIdsList()).toEqual(
        [1],
      );
    }
  });

  it('is judged transaction by transaction, and hashed commit by commit, as Fabric did', () => {
    const store = new StateStore();
    const committed = new Set<string>();
    const majority = outOf(2, ...authorities);
    const definitions = new Map<string, ChaincodeDefinition>([
      ['f', { name: 'f', version: '1', sequence: 1, endorsementPolicy: majority, collections: collections() }],
      ['_lifecycle', { name: '_lifecycle', version: '1', sequence: 1, endorsementPolicy: majority }],
    ]);
    const context: ValidationContext = {
      channel: 'ch1',
      trust: testTrust,
      state: newestOf(store),
      authorities,
      definition: (name) => definitions.get(name),
      committed: (txId) => committed.has(txId),
    };
    let hash: Uint8Array = new Uint8Array();
    const codes: number[] = [];
    for (const block of chain.slice(1)) {
      const number = Number(headerOf(block).number);
      const envelopes = envelopesOf(block).map((bytes) => new OpenedEnvelope(common.Envelope.deserializeBinary(bytes)));
      const { transactions, updates } = validateBlock(number, envelopes, context);
      const filter = Uint8Array.from(transactions, ({ code }) => code);
      codes.push(...filter);
      expect([...filter]).toEqual([...(metadataOf(block)[BlockMetadataIndex.TRANSACTIONS_FILTER] ?? [])]);
      hash = commitHash(filter, updates, hash);
      const recorded = metadataOf(block)[BlockMetadataIndex.COMMIT_HASH] ?? Buffer.of();
      expect(Buffer.from(commitHashMetadata(hash)).equals(recorded)).toBe(true);
      updates.writeTo(store);
      for (const { txId } of transactions) committed.add(txId);
    }
    expect([...new Set(codes)].sort((one, other) => one - other)).toEqual([0, 10, 11, 12]);
  });

  it('defines a chaincode by the keys and values from which we read it', () => {
    const store = new StateStore();
    for (const [number, block] of chain.slice(1, 5).entries()) {
      const [bytes] = envelopesOf(block);
      const transaction = readTransaction(common.Envelope.deserializeBinary(bytes ?? Buffer.of()));
      if (typeof transaction === 'string') throw new Error(transaction);
      for (const namespace of readSets(readAction(transaction).results))
        for (const { space, writes } of [namespace, ...namespace.collections])
          for (const { key, value } of writes) store.put(space, key, { block: number + 1, tx: 0, value });
    }
    const definitions = new Definitions(store, testTrust);
    expect(definitions.at('f', 4)).toBeUndefined();
    expect(definitions.at('f')?.definition).toMatchObject({
      name: 'f',
      version: '1',
      sequence: 1,
      initRequired: false,
    });
    expect(definitions.names(Infinity)).toEqual(['f']);
    // What we take for an approval is what its peers wrote, hash for hash.
    for (const msp of authorities) expect(definitions.standing(msp, 'f', 5)?.isApproved).toBe(true);
    expect(definitions.standing('Org9MSP', 'f', 5)?.isApproved).toBe(false);
  });
});
