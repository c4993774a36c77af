import { common, ledger as protos, peer } from '@hyperledger/fabric-protos';
import { headerHash, headerOf } from '../ledger/header';
import type { Ledger, Simulation } from '../ledger/types';
import { chainQueries, type Answer } from './chain-queries';

/** Name of the system chaincode that tells clients about the chain (Fabric: `core/scc/qscc`). Every peer has it. */
export const QSCC = 'qscc';

/**
 * Answers a query about the chain as one authority's peer has it: `GetChainInfo`, `GetBlockByNumber`, `GetBlockByHash`,
 * `GetBlockByTxID`, `GetTransactionByID`.
 */
export function queryChain(ledger: Ledger, msp: string, input: peer.ChaincodeInput): Simulation {
  const response = new peer.Response();
  try {
    response.setPayload(answer(ledger, msp, input.getArgsList_asU8()).serializeBinary());
    response.setStatus(200);
  } catch (error) {
    response.setMessage((error as Error).message);
    response.setStatus(500);
  }
  const id = new peer.ChaincodeID();
  id.setName(QSCC);
  return {
    response,
    results: new protos.rwset.TxReadWriteSet().serializeBinary(),
    chaincodeId: id,
    interest: new peer.ChaincodeInterest(),
    height: ledger.height(msp),
  };
}

function answer(ledger: Ledger, msp: string, args: readonly Uint8Array[]): Answer {
  const [name = '', channel = ''] = args.map((part) => Buffer.from(part).toString('utf8'));
  const [, , subject] = args;
  if (args.length < 2) throw new Error(`Incorrect number of arguments, ${args.length}`);
  if (name !== 'GetChainInfo' && !subject) throw new Error(`missing 3rd argument for ${name}`);
  if (channel !== ledger.id) throw new Error(`Invalid chain ID, ${channel}`);
  if (name === 'GetChainInfo') return chainInfo(ledger, msp);
  const query = chainQueries[name];
  if (!query || !subject) throw new Error(`Requested function ${name} not found.`);
  return query(ledger, msp, Buffer.from(subject));
}

function chainInfo(ledger: Ledger, msp: string): common.BlockchainInfo {
  const height = ledger.height(msp);
  const newest = ledger.block(height - 1n);
  const info = new common.BlockchainInfo();
  info.setHeight(Number(height));
  if (newest) {
    const header = headerOf(newest.block);
    info.setCurrentblockhash(headerHash(header));
    info.setPreviousblockhash(header.previousHash);
  }
  return info;
}
