import { createPrivateKey } from 'node:crypto';
import { Client, credentials } from '@grpc/grpc-js';
import { common } from '@hyperledger/fabric-protos';
import { connect, hash, signers, type ProposalOptions } from '@hyperledger/fabric-gateway';
import { ADMIN_ID, peerNames } from '@oneplusn/topology';
import type { Net } from '../../engine';

/** Any call with any endorsers: what somebody can do who does not keep to the SDK. */
export interface StockClient {
  /** Endorses, submits and waits; gives Fabric's validation code: 0 valid, 10 ENDORSEMENT_POLICY_FAILURE. */
  submit(transaction: string, options: ProposalOptions): Promise<number>;
  evaluate(transaction: string, options: ProposalOptions): Promise<string>;
  /** The number of the next block, as the actor's own peer knows it. */
  height(): Promise<bigint>;
  close(): void;
}

/** Connects an actor to a peer of their authority by the stock gateway client. */
export function stockClient(net: Net, actor: string): StockClient {
  const [msp = '', id = ''] = actor.split('/');
  const authority = net.credentials.authorities.get(msp);
  const user = id === ADMIN_ID ? authority?.admin : authority?.actors.get(id);
  const [peer = ''] = peerNames(msp, 1);
  const address = net.endpoints.get(peer)?.address;
  if (!authority || !user || address === undefined) throw new RangeError(`${actor} is not in this network`);
  const client = new Client(address, credentials.createSsl(Buffer.from(authority.tlsCa.certificate)), {
    'grpc.ssl_target_name_override': peer,
  });
  const gateway = connect({
    client,
    identity: { mspId: msp, credentials: Buffer.from(user.certificate) },
    signer: signers.newPrivateKeySigner(createPrivateKey(user.privateKey)),
    hash: hash.sha256,
  });
  const network = gateway.getNetwork(net.topology.channel);
  const contract = network.getContract(net.topology.chaincode.name);
  return {
    submit: async (transaction, options) => {
      const endorsed = await contract.newProposal(transaction, options).endorse();
      return (await (await endorsed.submit()).getStatus()).code;
    },
    evaluate: async (transaction, options) => Buffer.from(await contract.evaluate(transaction, options)).toString(),
    height: async () => {
      const asked = await network
        .getContract('qscc')
        .evaluate('GetChainInfo', { arguments: [net.topology.channel], endorsingOrganizations: [msp] });
      return BigInt(common.BlockchainInfo.deserializeBinary(asked).getHeight());
    },
    close: () => {
      gateway.close();
      client.close();
    },
  };
}
