import { common, ledger as protos, peer } from '@hyperledger/fabric-protos';
import { headerHash, headerOf } from '../ledger/header';
import type { Ledger, Simulation } from '../ledger/types';

/** Name of the system chaincode that tells clients about the chain (Fabric: `core/scc/qscc`). Every peer has it. */
export const QSCC = 'qscc';

/** Answers a query about the chain as one authority's peer has it: `GetChainInfo`, its height and newest block. */
export function queryChain(ledger: Ledger, msp: string, input: peer.ChaincodeInput): Simulation {
  const [name = '', channel = ''] = input.getArgsList_asU8().map((part) => Buffer.from(part).toString('utf8'));
  const response = new peer.Response();
  const problem = problemOf(ledger, name, channel, input.getArgsList().length);
  response.setStatus(problem === undefined ? 200 : 500);
  if (problem === undefined) response.setPayload(chainInfo(ledger, msp).serializeBinary());
  else response.setMessage(problem);
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

function problemOf(ledger: Ledger, name: string, channel: string, count: number): string | undefined {
  if (count < 2) return `Incorrect number of arguments, ${count}`;
  if (channel !== ledger.id) return `Invalid chain ID, ${channel}`;
  return name === 'GetChainInfo' ? undefined : `Requested function ${name} not found.`;
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
