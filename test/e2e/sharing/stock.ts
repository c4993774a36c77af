import { common } from '@hyperledger/fabric-protos';
import type { ProposalOptions } from '@hyperledger/fabric-gateway';
import { stockGateway, type Net } from '../../engine';

/** Any call with any endorsers: what somebody can do who does not keep to the SDK. */
export interface StockClient {
  /** Endorses, submits and waits; gives Fabric's validation code: 0 valid, 10 ENDORSEMENT_POLICY_FAILURE. */
  submit(transaction: string, options: ProposalOptions): Promise<number>;
  /** Endorses; gives what submits it, whenever that is, and waits. */
  endorse(transaction: string, options: ProposalOptions): Promise<() => Promise<number>>;
  evaluate(transaction: string, options: ProposalOptions): Promise<string>;
  /** The number of the next block, as the actor's own peer knows it. */
  height(): Promise<bigint>;
  /** A block as it stands on the ledger, its bytes as text. */
  block(number: bigint): Promise<string>;
  close(): void;
}

/** Connects an actor to a peer of their authority by the stock gateway client. */
export function stockClient(net: Net, actor: string): StockClient {
  const [msp = ''] = actor.split('/');
  const gateway = stockGateway(net, actor);
  const { network } = gateway;
  const contract = network.getContract(net.topology.chaincode.name);
  const { channel } = net.topology;
  const asked = (query: string, ...more: string[]) =>
    network.getContract('qscc').evaluate(query, { arguments: [channel, ...more], endorsingOrganizations: [msp] });
  const endorse = async (transaction: string, options: ProposalOptions) => {
    const endorsed = await contract.newProposal(transaction, options).endorse();
    return async () => (await (await endorsed.submit()).getStatus()).code;
  };
  return {
    submit: async (transaction, options) => (await endorse(transaction, options))(),
    endorse,
    evaluate: async (transaction, options) => Buffer.from(await contract.evaluate(transaction, options)).toString(),
    height: async () => BigInt(common.BlockchainInfo.deserializeBinary(await asked('GetChainInfo')).getHeight()),
    block: async (number) => Buffer.from(await asked('GetBlockByNumber', String(number))).toString('latin1'),
    close: () => gateway.close(),
  };
}
