/** Whether a block goes on where the chain stands. Pure. */
import { common } from '@hyperledger/fabric-protos';
import { dataHash, headerHash, headerOf, type Orderers } from '@oneplusn/channel';
import { indexFail } from '../errors/index-error';
import { indexErrors } from '../errors/table';

/** What a block's hash covers; hashes in hex. */
export interface Header {
  readonly number: number;
  readonly previous: string;
  readonly data: string;
}

/** The last block of a chain. */
export interface Tip {
  readonly number: number;
  readonly hash: string;
}

/** A block that fits. */
export interface Link extends Header {
  readonly hash: string;
  readonly transactions: number;
}

/**
 * Holds a block against the one before it, its transactions against its header, and both against the signatures of the
 * channel's orderers. All that is left to its peer's word are the flags of validity.
 * @param tip the block before; undefined where it is to be the first
 * @param orderers who signs, by the configuration in force; the first block is signed by nobody
 * @throws IndexError INDEX-110 to INDEX-114 where it does not fit
 */
export function linkTo(tip: Tip | undefined, block: common.Block, orderers: Orderers | undefined): Link {
  const header = shown(block);
  const { number, previous, data } = header;
  const expected = tip === undefined ? 0 : tip.number + 1;
  if (number !== expected) throw indexFail(indexErrors.outOfTurn, { block: number, expected });
  if (tip && previous !== tip.hash)
    throw indexFail(indexErrors.chainBroken, { block: number, given: previous, expected: tip.hash });
  const envelopes = block.getData()?.getDataList_asU8() ?? [];
  const found = dataHash(envelopes).toString('hex');
  if (found !== data) throw indexFail(indexErrors.dataBroken, { block: number, found, given: data });
  if (tip && !orderers?.haveSigned(block)) throw indexFail(indexErrors.unsigned, { block: number });
  // The first block is not judged but given.
  const flags = block.getMetadata()?.getMetadataList_asU8()[common.BlockMetadataIndex.TRANSACTIONS_FILTER]?.length ?? 0;
  if (number > 0 && flags !== envelopes.length)
    throw indexFail(indexErrors.flagsMissing, { block: number, transactions: envelopes.length, flags });
  const hash = headerHash(headerOf(block)).toString('hex');
  return { ...header, hash, transactions: envelopes.length };
}

/** A block's header, with its hashes in hex. */
export function shown(block: common.Block): Header {
  const { number, previousHash, dataHash } = headerOf(block);
  return { number: Number(number), previous: hex(previousHash), data: hex(dataHash) };
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
