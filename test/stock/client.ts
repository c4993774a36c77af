import { createPrivateKey } from 'node:crypto';
import { Client, credentials } from '@grpc/grpc-js';
import {
  connect,
  type Contract,
  EndorseError,
  type Gateway,
  GatewayError,
  hash,
  type Network,
  signers,
  CommitError,
} from '@hyperledger/fabric-gateway';
import type { Organization, StockNetwork } from './engine';

/** A certificate with its key, and the organisation that it claims to be of. */
export interface User {
  readonly mspId: string;
  readonly certificate: string;
  readonly privateKey: string;
}

/** The stock client, as an application would set it up. */
export interface StockClient {
  readonly gateway: Gateway;
  readonly network: Network;
  contract(chaincode: string, name?: string): Contract;
  close(): void;
}

/** Connects to an organisation's gateway, as its own user unless another is given. */
export function connectTo(network: StockNetwork, organization: Organization, user?: User): StockClient {
  const endpoint = network.endpoints.get(organization);
  if (!endpoint) throw new RangeError(`no endpoint of ${organization}`);
  const { mspId, certificate, privateKey } = user ?? userOf(network, organization);
  const client = new Client(endpoint.address, credentials.createSsl(Buffer.from(endpoint.tlsRootCert)), {
    'grpc.ssl_target_name_override': endpoint.serverName,
    'grpc.max_receive_message_length': -1,
  });
  const gateway = connect({
    client,
    identity: { mspId, credentials: Buffer.from(certificate) },
    signer: signers.newPrivateKeySigner(createPrivateKey(privateKey)),
    hash: hash.sha256,
    evaluateOptions: () => ({ deadline: Date.now() + 10_000 }),
    endorseOptions: () => ({ deadline: Date.now() + 15_000 }),
    submitOptions: () => ({ deadline: Date.now() + 10_000 }),
    commitStatusOptions: () => ({ deadline: Date.now() + 20_000 }),
  });
  const channel = gateway.getNetwork(network.channel);
  return {
    gateway,
    network: channel,
    contract: (chaincode, name) => channel.getContract(chaincode, name),
    close: () => {
      gateway.close();
      client.close();
    },
  };
}

export function userOf(network: StockNetwork, organization: Organization): User {
  const pair = network.credentials.authorities.get(organization)?.actors.get('user1');
  if (!pair) throw new RangeError(`no user of ${organization}`);
  return { mspId: organization, ...pair };
}

/** What an application sees of a failure. */
export interface Failure {
  readonly name: string;
  readonly code: number;
  readonly message: string;
  readonly details: readonly { readonly mspId: string; readonly message: string }[];
}

/** The failure of a call that must fail. */
export async function failureOf(call: Promise<unknown>): Promise<Failure> {
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof CommitError) return { name: error.name, code: error.code, message: error.message, details: [] };
  if (!(error instanceof GatewayError)) throw new Error('expected a failure of the gateway', { cause: error });
  const details = error.details.map(({ mspId, message }) => ({ mspId, message }));
  return {
    name: error instanceof EndorseError ? 'EndorseError' : error.name,
    code: error.code,
    message: error.message,
    details,
  };
}

export const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString();
export const json = (bytes: Uint8Array): unknown => JSON.parse(text(bytes));
