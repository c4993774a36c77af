import type { Contract } from '@hyperledger/fabric-gateway';
import { connectTo, type StockClient, type User } from '../client';
import type { Engine, Organization, StockDeployment, StockNetwork } from '../engine';

/** What a suite works with: one network for all suites of an engine, and clients that are closed at the end. */
export class Setting {
  #network: StockNetwork | undefined;
  readonly #clients = new Map<string, StockClient>();
  readonly #extra: StockClient[] = [];

  constructor(readonly engine: Engine) {}

  get network(): StockNetwork {
    if (!this.#network) throw new Error('the network is not up yet');
    return this.#network;
  }

  async start(): Promise<void> {
    this.#network = await this.engine.start();
  }

  async stop(): Promise<void> {
    for (const client of [...this.#clients.values(), ...this.#extra]) client.close();
    await this.#network?.stop();
  }

  async deploy(deployment: StockDeployment): Promise<void> {
    await this.network.deploy(deployment);
  }

  /** An organisation's own user at its own gateway. */
  at(organization: Organization): StockClient {
    const known = this.#clients.get(organization);
    if (known) return known;
    const client = connectTo(this.network, organization);
    this.#clients.set(organization, client);
    return client;
  }

  contract(chaincode: string, organization: Organization = 'Org1MSP'): Contract {
    return this.at(organization).contract(chaincode);
  }

  /** Another user at an organisation's gateway. */
  as(user: User, organization: Organization): StockClient {
    const client = connectTo(this.network, organization, user);
    this.#extra.push(client);
    return client;
  }
}
