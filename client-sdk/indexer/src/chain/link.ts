/** Whether a block goes on where the chain stands. Pure. */
import { common } from '@hyperledger/fabric-protos';
import { indexFail } from '../errors/index-error';
import { indexErrors } from '../errors/table';
import { dataHash, headerHash, headerOf, type Header } from './header';

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
 * Holds a block against the one before it, and its transactions against its header. All that is left to its peer's word
 * are the flags of validity.
 * @param tip the block before; undefined where it is to be the first
 * @throws IndexError INDEX-110 to INDEX-113 where it does not fit
 */
export function linkTo(tip: Tip | undefined, block: common.Block): Link {
  const header = headerOf(block);
  const { number, previous, data } = header;
  const expected = tip === undefined ? 0 : tip.number + 1;
  if (number !== expected) throw indexFail(indexErrors.outOfTurn, { block: number, expected });
  if (tip && previous !== tip.hash)
    throw indexFail(indexErrors.chainBroken, { block: number, given: previous, expected: tip.hash });
  const envelopes = block.getData()?.getDataList_asU8() ?? [];
  const found = dataHash(envelopes);
  if (found !== data) throw indexFail(indexErrors.dataBroken, { block: number, found, given: data });
  // The first block is not judged but given.
  const flags = block.getMetadata()?.getMetadataList_asU8()[common.BlockMetadataIndex.TRANSACTIONS_FILTER]?.length ?? 0;
  if (number > 0 && flags !== envelopes.length)
    throw indexFail(indexErrors.flagsMissing, { block: number, transactions: envelopes.length, flags });
  return { ...header, hash: headerHash(header), transactions: envelopes.length };
}
