/** On a chain that Fabric made: each block fits behind the one before, and nothing else does. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { common } from '@hyperledger/fabric-protos';
import { Orderers, configurationIn } from '@oneplusn/channel';
import { indexErrors } from '../errors/table';
import { linkTo, type Tip } from './link';

const fixture = join(__dirname, '../../../../network/devnet/src/ledger/fixtures/fabric-3.1.5.blocks.gz');

/** Each block: its length in four bytes, then the serialized message. Read anew, so that a test can change it. */
function chain(): common.Block[] {
  const bytes = gunzipSync(readFileSync(fixture));
  const blocks: common.Block[] = [];
  for (let at = 0; at < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    blocks.push(common.Block.deserializeBinary(bytes.subarray(at + 4, at + 4 + length)));
    at += 4 + length;
  }
  return blocks;
}

const orderers = new Orderers(configurationIn(chain()[0]!)!);

/** A block of the chain, what goes before it, and its parts. */
function at(number: number) {
  const blocks = chain();
  let tip: Tip | undefined;
  for (const block of blocks.slice(0, number)) tip = linkTo(tip, block, orderers);
  const block = blocks[number];
  const [header, data, metadata] = [block?.getHeader(), block?.getData(), block?.getMetadata()];
  if (!block || !header || !data || !metadata) throw new Error(`the chain has no block ${number}`);
  return { tip, block, header, data, metadata };
}

const flipped = (bytes: Uint8Array): Uint8Array => Uint8Array.from(bytes, (byte, i) => (i === 5 ? byte ^ 1 : byte));
const refusal = (code: { readonly code: string }) => expect.objectContaining({ code: code.code }) as Error;

test('a chain of Fabric is whole', () => {
  let tip: Tip | undefined;
  for (const block of chain()) tip = linkTo(tip, block, orderers);
  expect(tip?.number).toBe(17);
});

test('a block out of turn is refused: one left out, one that came already, one that is not the first', () => {
  const { tip } = at(5);
  for (const number of [4, 6])
    expect(() => linkTo(tip, at(number).block, orderers)).toThrow(refusal(indexErrors.outOfTurn));
  expect(() => linkTo(undefined, at(1).block, orderers)).toThrow(refusal(indexErrors.outOfTurn));
});

test('a block that names another one before it is refused', () => {
  const { tip, block, header } = at(5);
  header.setPreviousHash(flipped(header.getPreviousHash_asU8()));
  expect(() => linkTo(tip, block, orderers)).toThrow(refusal(indexErrors.chainBroken));
});

test('so is one whose transactions were changed, or taken out', () => {
  for (const change of [(list: Uint8Array[]) => list.map(flipped), (list: Uint8Array[]) => list.slice(1)]) {
    const { tip, block, data } = at(5);
    data.setDataList(change(data.getDataList_asU8()));
    expect(() => linkTo(tip, block, orderers)).toThrow(refusal(indexErrors.dataBroken));
  }
});

test('and one that lacks a flag of validity', () => {
  const { tip, block, metadata } = at(5);
  const list = metadata.getMetadataList_asU8();
  list[common.BlockMetadataIndex.TRANSACTIONS_FILTER] = new Uint8Array();
  metadata.setMetadataList(list);
  expect(() => linkTo(tip, block, orderers)).toThrow(refusal(indexErrors.flagsMissing));
});

test('nor is one that the orderers have not signed: without a signature, a changed one, one of nobody', () => {
  const place = common.BlockMetadataIndex.SIGNATURES;
  const changes: ((signed: common.Metadata) => void)[] = [
    (signed) => signed.setSignaturesList([]),
    (signed) => signed.setValue(flipped(signed.getValue_asU8())),
    (signed) => signed.getSignaturesList().forEach((each) => each.setSignature(flipped(each.getSignature_asU8()))),
    (signed) => signed.getSignaturesList().forEach((each) => each.setSignatureHeader(new Uint8Array())),
  ];
  for (const change of changes) {
    const { tip, block, metadata } = at(5);
    const list = metadata.getMetadataList_asU8();
    const signed = common.Metadata.deserializeBinary(list[place]!);
    change(signed);
    list[place] = signed.serializeBinary();
    metadata.setMetadataList(list);
    expect(() => linkTo(tip, block, orderers)).toThrow(refusal(indexErrors.unsigned));
  }
  const { tip, block } = at(5);
  expect(() => linkTo(tip, block, undefined)).toThrow(refusal(indexErrors.unsigned));
});
