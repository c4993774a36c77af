import { common } from '@hyperledger/fabric-protos';
import { headerHash, headerOf } from '@oneplusn/channel';
import type { Ledger } from '../ledger/ledger';
import { accessRefused } from '../policy/refusal';
import type { Simulation } from '../simulate/simulation';
import { answered, type SystemCall } from './call';
import { chainQueries, type Answer } from './chain-queries';

/**
 * Answers a query about the chain as one authority's peer has it (Fabric: `core/scc/qscc`): `GetChainInfo`,
 * `GetBlockByNumber`, `GetBlockByHash`, `GetBlockByTxID`, `GetTransactionByID`.
 */
export function queryChain(call: SystemCall): Simulation {
  return answered('qscc', call, () => answer(call).serializeBinary());
}

function answer({ channels, msp, input, creator }: SystemCall): Answer {
  const args = input.getArgsList_asU8();
  const [name = '', channel = ''] = args.map((part) => Buffer.from(part).toString('utf8'));
  const [, , subject] = args;
  if (args.length < 2) throw new Error(`Incorrect number of arguments, ${args.length}`);
  if (name !== 'GetChainInfo' && !subject) throw new Error(`missing 3rd argument for ${name}`);
  const target = channels.get(channel);
  if (!target) throw new Error(`Invalid chain ID, ${channel}`);
  const { ledger, trust } = target;
  const query = Object.hasOwn(queries, name) ? queries[name] : undefined;
  if (!query) throw new Error(`access denied for [${name}][${channel}]: [Unmapped policy for qscc/${name}]`);
  const policy = '/Channel/Application/Readers';
  if (!trust.allows(policy, creator))
    throw new Error(`access denied for [${name}][${channel}]: [${accessRefused(channel, policy)}]`);
  return query(ledger, msp, Buffer.from(subject ?? []));
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

const queries: typeof chainQueries = { ...chainQueries, GetChainInfo: chainInfo };
