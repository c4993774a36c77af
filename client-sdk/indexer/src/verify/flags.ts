/** The flags of validity that a peer puts beside a block. Pure. */
import { common, peer } from '@hyperledger/fabric-protos';
import type { ValidationCode } from '@oneplusn/channel';
import type { Dispute } from '../store/disputed';

const place = common.BlockMetadataIndex.TRANSACTIONS_FILTER;

/** @param own one verdict a transaction */
export function disputesIn(block: common.Block, own: readonly ValidationCode[]): Dispute[] {
  const flags = block.getMetadata()?.getMetadataList_asU8()[place] ?? new Uint8Array();
  return own.flatMap((code, position) =>
    flags[position] === code ? [] : [{ position, peer: nameOf(flags[position]), own: nameOf(code) }],
  );
}

const nameOf = (code: number = peer.TxValidationCode.NOT_VALIDATED): string =>
  Object.entries(peer.TxValidationCode).find(([, value]) => value === code)?.[0] ?? String(code);
