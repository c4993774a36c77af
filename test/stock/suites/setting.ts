import { setTimeout as sleep } from 'node:timers/promises';
import { credentials } from '@grpc/grpc-js';
import type { Contract } from '@hyperledger/fabric-gateway';
import { gateway } from '@hyperledger/fabric-protos';
import { connectTo, type Failure, type StockClient, text, type User } from '../client';
import type { Engine, Organization, StockDeployment, StockEndpoint, StockNetwork } from '../engine';

/** What a suite works with: one network for all suites of an engine, and clients that are closed at the end. */
export class Setting {
  #network: StockNetwork | undefined;
  readonly #clients = new Map<string, StockClient>();
  readonly #extra: StockClient[] = [];
  readonly #bare: { close(): void }[] = [];

  constructor(readonly engine: Engine) {}

  get network(): StockNetwork {
    if (!this.#network) throw new Error('the network is not up yet');
    return this.#network;
  }

  async start(): Promise<void> {
    this.#network = await this.engine.start();
  }

  async stop(): Promise<void> {
    for (const client of [...this.#clients.values(), ...this.#extra, ...this.#bare]) client.close();
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

  /** Sends bytes as an evaluate request, past the stock client; gives the error. */
  bare(organization: Organization): (proposed: Uint8Array) => Promise<{ code: number; details: string }> {
    const { address, tlsRootCert, serverName } = this.endpoint(organization);
    const secure = credentials.createSsl(Buffer.from(tlsRootCert));
    const client = new gateway.GatewayClient(address, secure, { 'grpc.ssl_target_name_override': serverName });
    this.#bare.push(client);
    return (proposed) =>
      new Promise((resolve, reject) => {
        const request = new gateway.EvaluateRequest();
        request.setProposedTransaction(gateway.ProposedTransaction.deserializeBinary(proposed).getProposal());
        client.evaluate(request, (error) => {
          if (error) resolve({ code: error.code, details: error.details });
          else reject(new Error('the request was not refused'));
        });
      });
  }

  private endpoint(organization: Organization): StockEndpoint {
    const endpoint = this.network.endpoints.get(organization);
    if (!endpoint) throw new RangeError(`no endpoint of ${organization}`);
    return endpoint;
  }

  /** Waits until a query answers so: another organisation's peer may be a block behind. */
  async settled(query: () => Promise<Uint8Array>, answer: string): Promise<void> {
    for (let round = 0; round < 100; round++) {
      if (text(await query()) === answer) return;
      await sleep(20);
    }
    throw new Error(`the query did not come to answer ${answer}`);
  }

  /** What a client sees when the orderers refuse its transaction, under either consensus. */
  refusal(answer: string): Failure {
    const name = 'SubmitError';
    const refused = `received unsuccessful response from orderer: ${answer}`;
    if (this.engine.consensus === 'raft') return { name, code: 10, message: `10 ABORTED: ${refused}`, details: [] };
    const why = 'insufficient number of orderers could successfully process transaction to satisfy quorum requirement';
    const detail = { mspId: expect.any(String) as string, message: refused };
    return { name, code: 14, message: `14 UNAVAILABLE: ${why}`, details: [detail, detail] };
  }

  /** Another user at an organisation's gateway. */
  as(user: User, organization: Organization): StockClient {
    const client = connectTo(this.network, organization, user);
    this.#extra.push(client);
    return client;
  }
}
