import { common, peer } from '@hyperledger/fabric-protos';
import { type CommittedTransaction, headerHash, headerOf } from '@oneplusn/channel';
import type { Ledger } from '../ledger/ledger';

/** A message as a query's payload. */
export interface Answer {
  serializeBinary(): Uint8Array;
}

/** Looks something up on the chain as one authority's peer has it. Throws with Fabric's text. */
type Query = (ledger: Ledger, msp: string, subject: Buffer) => Answer;

function block(ledger: Ledger, msp: string, number: bigint): common.Block | undefined {
  return number < ledger.height(msp) ? ledger.block(number)?.block : undefined;
}

function committed(ledger: Ledger, msp: string, id: string): CommittedTransaction {
  const found = ledger.commitStatus(id);
  if (!found || found.blockNumber >= ledger.height(msp)) throw new Error(`no such transaction ID [${id}] in index`);
  return found;
}

/** Puts a text before that of the error. */
function within<T>(what: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new Error(`${what}, error ${(error as Error).message}`, { cause: error });
  }
}

const byNumber: Query = (ledger, msp, subject) => {
  const text = subject.toString();
  if (!/^\d+$/.test(text))
    throw new Error(
      `Failed to parse block number with error strconv.ParseUint: parsing ${JSON.stringify(text)}: invalid syntax`,
    );
  const found = block(ledger, msp, BigInt(text));
  if (!found)
    throw new Error(
      `Failed to get block number ${BigInt(text)}, error no such block number [${BigInt(text)}] in index`,
    );
  return found;
};

const byHash: Query = (ledger, msp, hash) => {
  for (let number = ledger.height(msp) - 1n; number >= 0n; number -= 1n) {
    const found = block(ledger, msp, number);
    if (found && headerHash(headerOf(found)).equals(hash)) return found;
  }
  const what = `Failed to get block hash ${hash.toString()}`;
  throw new Error(`${what}, error no such block hash [${hash.toString('hex')}] in index`);
};

const byTransaction: Query = (ledger, msp, subject) =>
  within(`Failed to get block for txID ${subject.toString()}`, () => {
    const { blockNumber } = committed(ledger, msp, subject.toString());
    return ledger.block(blockNumber)?.block ?? new common.Block();
  });

const transaction: Query = (ledger, msp, subject) =>
  within(`Failed to get transaction with id ${subject.toString()}`, () => {
    const { blockNumber, index, code } = committed(ledger, msp, subject.toString());
    const envelope = ledger.block(blockNumber)?.block.getData()?.getDataList_asU8()[index] ?? new Uint8Array();
    const processed = new peer.ProcessedTransaction();
    processed.setTransactionenvelope(common.Envelope.deserializeBinary(envelope));
    processed.setValidationcode(code);
    return processed;
  });

/** The queries of Fabric's `qscc` that look something up, by name. */
export const chainQueries: Readonly<Record<string, Query>> = {
  GetBlockByNumber: byNumber,
  GetBlockByHash: byHash,
  GetBlockByTxID: byTransaction,
  GetTransactionByID: transaction,
};
