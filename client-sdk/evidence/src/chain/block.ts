/** A block as the file has it, and as Fabric has it. */
import { common } from '@hyperledger/fabric-protos';
import { headerHash, headerOf } from '@oneplusn/channel';
import type { EvidenceBlock } from '../format/evidence';

const { SIGNATURES, TRANSACTIONS_FILTER, ORDERER } = common.BlockMetadataIndex;

/** The message that orderers have signed. */
export function messageOf(block: EvidenceBlock): common.Block {
  const header = new common.BlockHeader();
  header.setNumber(block.number);
  header.setPreviousHash(bytes(block.previous));
  header.setDataHash(bytes(block.data));
  const data = new common.BlockData();
  data.setDataList(envelopesOf(block));
  const parts: Uint8Array[] = Array.from({ length: ORDERER + 1 }, () => new Uint8Array());
  parts[SIGNATURES] = Buffer.from(block.signatures, 'base64');
  parts[TRANSACTIONS_FILTER] = flagsOf(block);
  const metadata = new common.BlockMetadata();
  metadata.setMetadataList(parts);
  const message = new common.Block();
  message.setHeader(header);
  message.setData(data);
  message.setMetadata(metadata);
  return message;
}

/** What the file keeps of a block. */
export function keptOf(message: common.Block): EvidenceBlock {
  const { number, previousHash, dataHash } = headerOf(message);
  const parts = message.getMetadata()?.getMetadataList_asU8() ?? [];
  return {
    number: Number(number),
    previous: hex(previousHash),
    data: hex(dataHash),
    transactions: (message.getData()?.getDataList_asU8() ?? []).map(base64),
    signatures: base64(parts[SIGNATURES] ?? new Uint8Array()),
    flags: base64(parts[TRANSACTIONS_FILTER] ?? new Uint8Array()),
  };
}

export const envelopesOf = ({ transactions }: EvidenceBlock): Buffer[] =>
  transactions.map((each) => Buffer.from(each, 'base64'));
export const flagsOf = ({ flags }: EvidenceBlock): Buffer => Buffer.from(flags, 'base64');

/** A block's hash, by what its header says. */
export function hashOf({ number, previous, data }: Pick<EvidenceBlock, 'number' | 'previous' | 'data'>): string {
  return headerHash({ number: BigInt(number), previousHash: bytes(previous), dataHash: bytes(data) }).toString('hex');
}

const bytes = (digits: string): Buffer => Buffer.from(digits, 'hex');
export const hex = (content: Uint8Array): string => Buffer.from(content).toString('hex');
const base64 = (content: Uint8Array): string => Buffer.from(content).toString('base64');
