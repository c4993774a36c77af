import { createServer } from 'node:net';
import type { Site } from '../gateway/channel';
import { GatewayServer, type Limits, type TlsPair } from '../gateway/server';
import { devnetErrors, devnetFail } from '../errors';

/** Where a client finds an authority's gateway, and how it knows it. */
export interface DevnetEndpoint {
  /** Host and port. */
  readonly address: string;
  /** PEM of the CA that issued the endpoint's TLS certificate. */
  readonly tlsRootCert: string;
  /** Name in that certificate. */
  readonly serverName: string;
}

/** What an endpoint is made of. */
export interface EndpointPlan {
  readonly site: Site;
  readonly tls: TlsPair;
  readonly tlsRootCert: string;
  readonly serverName: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** 0: any free one. */
  readonly port: number;
}

/** The gateways of all authorities, listening. */
export class Endpoints {
  readonly byMsp = new Map<string, DevnetEndpoint>();
  readonly #servers = new Map<string, GatewayServer>();
  /** How to open each again, on the port that it has. */
  readonly #plans = new Map<string, EndpointPlan>();
  #limits: Limits = { concurrency: 0, messageBytes: 0 };

  /** @throws DevnetError DEVNET-101; nothing is left listening. */
  async open(plans: readonly EndpointPlan[], limits: Limits): Promise<void> {
    this.#limits = limits;
    const outcomes = await Promise.allSettled(plans.map((plan) => this.#open(plan)));
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    if (!failed) return;
    this.stop();
    throw failed.reason;
  }

  stop(): void {
    for (const server of this.#servers.values()) server.stop();
    this.#servers.clear();
    this.#plans.clear();
    this.byMsp.clear();
  }

  /** Closes one endpoint; it keeps its address. Nothing if it is closed. */
  kill(msp: string): void {
    this.#servers.get(msp)?.stop();
    this.#servers.delete(msp);
  }

  /** Opens an endpoint again where it was. Nothing if it is open. */
  async revive(msp: string): Promise<void> {
    const plan = this.#plans.get(msp);
    if (plan && !this.#servers.has(msp)) await this.#open(plan);
  }

  async #open(plan: EndpointPlan): Promise<void> {
    const { site, tls, tlsRootCert, serverName, port, now } = plan;
    const server = new GatewayServer(site, tls, this.#limits, now);
    this.#servers.set(site.msp, server);
    const bound = await free(port)
      .then(() => server.listen(port))
      .catch((error: unknown) => {
        throw devnetFail(devnetErrors.portTaken, { msp: site.msp, port }, { cause: error });
      });
    this.#plans.set(site.msp, { ...plan, port: bound });
    this.byMsp.set(site.msp, { address: `localhost:${bound}`, tlsRootCert, serverName });
  }
}

/** Tries a port by itself: grpc-js would write its own complaint to the console. */
async function free(port: number): Promise<void> {
  if (port === 0) return;
  await new Promise<void>((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(port, '127.0.0.1', () => server.close(() => resolve()));
  });
}
