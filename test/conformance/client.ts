import { createPrivateKey } from 'node:crypto';
import { Client, credentials } from '@grpc/grpc-js';
import { connect, hash, type Gateway, type Network } from '@hyperledger/fabric-gateway';
import { common } from '@hyperledger/fabric-protos';
import { opensslSigner } from '@oneplusn/sdk';
import { enrol, impostor } from '../stock/enrolment';
import { organizations, type Caller, type Organization } from './case';
import type { ConformanceNetwork } from './engines/engine';

export interface User {
  readonly mspId: string;
  readonly certificate: string;
  readonly privateKey: string;
}

export type Connection = ReturnType<Client['getChannel']>;

/** The stock client at one organisation's gateway. */
export interface StockClient {
  readonly gateway: Gateway;
  readonly network: Network;
  /** For services that the stock client does not call. */
  readonly connection: Connection;
  close(): void;
}

type Reachable = Pick<ConformanceNetwork, 'channel' | 'credentials' | 'endpoints'>;

function connectTo(net: Reachable, organization: Organization, user: User): StockClient {
  const endpoint = net.endpoints.get(organization);
  if (!endpoint) throw new RangeError(`no endpoint of ${organization}`);
  const client = new Client(endpoint.address, credentials.createSsl(Buffer.from(endpoint.tlsRootCert)), {
    'grpc.ssl_target_name_override': endpoint.serverName,
    'grpc.max_receive_message_length': -1,
  });
  const within = (milliseconds: number) => () => ({ deadline: Date.now() + milliseconds });
  const gateway = connect({
    client,
    identity: { mspId: user.mspId, credentials: Buffer.from(user.certificate) },
    // Thousands of calls: by OpenSSL a signature costs a twentieth.
    signer: opensslSigner(createPrivateKey(user.privateKey)),
    hash: hash.none,
    evaluateOptions: within(20_000),
    endorseOptions: within(30_000),
    submitOptions: within(20_000),
    commitStatusOptions: within(30_000),
  });
  return {
    gateway,
    network: gateway.getNetwork(net.channel),
    connection: client.getChannel(),
    close: () => {
      gateway.close();
      client.close();
    },
  };
}

function userOf({ credentials: { authorities } }: Reachable, organization: Organization): User {
  const pair = authorities.get(organization)?.actors.get('user1');
  if (!pair) throw new RangeError(`no user of ${organization}`);
  return { mspId: organization, ...pair };
}

/** The gateway named; where none is, the caller's own. */
export function gatewayOf(caller: Caller = 'Org1MSP', at?: Organization): Organization {
  return at ?? organizations.find((each) => each === caller) ?? 'Org1MSP';
}

/** All callers that cases name, and their clients: one each for a caller at a gateway. */
export class Clients {
  readonly #users = new Map<Caller, Promise<User>>();
  readonly #clients = new Map<string, Promise<StockClient>>();

  constructor(readonly net: ConformanceNetwork) {}

  /** A caller at the gateway named; at its own where none is. */
  async of(caller: Caller = 'Org1MSP', at?: Organization): Promise<StockClient> {
    const gateway = gatewayOf(caller, at);
    const name = `${caller} at ${gateway}`;
    let client = this.#clients.get(name);
    if (!client) {
      client = this.user(caller).then((user) => connectTo(this.net, gateway, user));
      this.#clients.set(name, client);
    }
    return client;
  }

  /** The block that holds a committed transaction. */
  async block(transactionId: string, channel = this.net.channel): Promise<common.Block> {
    const { gateway } = await this.of();
    const contract = gateway.getNetwork(channel).getContract('qscc');
    const query = contract.evaluateTransaction('GetBlockByTxID', channel, transactionId);
    return common.Block.deserializeBinary(await query);
  }

  async close(): Promise<void> {
    for (const outcome of await Promise.allSettled(this.#clients.values()))
      if (outcome.status === 'fulfilled') outcome.value.close();
  }

  user(caller: Caller = 'Org1MSP'): Promise<User> {
    let user = this.#users.get(caller);
    if (!user) {
      user = this.#make(caller);
      this.#users.set(caller, user);
    }
    return user;
  }

  #admin(mspId: Organization): User {
    const pair = this.net.credentials.authorities.get(mspId)?.admin;
    if (!pair) throw new RangeError(`no administrator of ${mspId}`);
    return { mspId, ...pair };
  }

  async #make(caller: Caller): Promise<User> {
    const mspId = 'Org1MSP';
    const [own, other] = (['Org1MSP', 'Org2MSP'] as const).map((msp) => this.net.credentials.authorities.get(msp));
    if (!own || !other) throw new RangeError('the organisations have no credentials');
    switch (caller) {
      case 'forged':
        return { ...userOf(this.net, mspId), privateKey: userOf(this.net, 'Org2MSP').privateKey };
      case 'stranger':
        return enrol(await impostor(own.ca), mspId);
      case 'impostor':
        return { ...userOf(this.net, 'Org2MSP'), mspId };
      case 'unknown':
        return { ...userOf(this.net, mspId), mspId: 'Org9MSP' };
      case 'expired':
        return enrol(own.ca, mspId, { days: { from: -0.001, to: -0.0001 } });
      case 'peer':
        return { mspId, ...(own.peers[0]?.sign ?? own.admin) };
      case 'admin':
        return this.#admin(mspId);
      case 'admin2':
      case 'admin3':
        return this.#admin(caller === 'admin2' ? 'Org2MSP' : 'Org3MSP');
      case 'unitless':
        return enrol(own.ca, mspId, { units: [] });
      default:
        return userOf(this.net, caller);
    }
  }
}
