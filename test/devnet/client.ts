import { createPrivateKey } from 'node:crypto';
import { Client, credentials } from '@grpc/grpc-js';
import { connect, type Contract, type Gateway, hash, type Network } from '@hyperledger/fabric-gateway';
import type { Devnet, Impersonated } from '@oneplusn/devnet';
import { opensslSigner } from '@oneplusn/sdk';

/** A stock client of one authority's gateway. */
export interface Caller {
  readonly gateway: Gateway;
  readonly network: Network;
  readonly contract: Contract;
  /** Evaluates; the answer as text. */
  ask(name: string, ...args: string[]): Promise<string>;
  close(): void;
}

/** Connects as an impersonated identity, to the gateway of its authority. */
export function call(devnet: Devnet, as: Impersonated, chaincode = 'notes', seconds = 10): Caller {
  const { address, tlsRootCert, serverName } = as.endpoint;
  const client = new Client(address, credentials.createSsl(Buffer.from(tlsRootCert)), {
    'grpc.ssl_target_name_override': serverName,
    // A dead peer is asked again soon.
    'grpc.initial_reconnect_backoff_ms': 50,
    'grpc.max_reconnect_backoff_ms': 100,
  });
  const deadline = () => ({ deadline: Date.now() + seconds * 1000 });
  const gateway = connect({
    client,
    identity: { mspId: as.mspId, credentials: Buffer.from(as.certificate) },
    signer: opensslSigner(createPrivateKey(as.privateKey)),
    hash: hash.none,
    evaluateOptions: deadline,
    endorseOptions: deadline,
    submitOptions: deadline,
    commitStatusOptions: deadline,
  });
  const network = gateway.getNetwork(devnet.topology.channel);
  const contract = network.getContract(chaincode);
  return {
    gateway,
    network,
    contract,
    ask: async (name, ...args) => Buffer.from(await contract.evaluateTransaction(name, ...args)).toString(),
    close: () => {
      gateway.close();
      client.close();
    },
  };
}
