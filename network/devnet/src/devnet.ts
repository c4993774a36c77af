import { type Credentials, issueCredentials, messageLimitOf, type Topology } from '@oneplusn/topology';
import { Controls } from './control/controls';
import type { Controlled, Snapshot } from './control/types';
import type { Disagreement } from './disagreement/disagreement';
import { devnetErrors, devnetFail } from './errors';
import type { Channel } from './ledger/channel';
import type { Ledger } from './ledger/ledger';
import { Chains } from './network/chains';
import type { Deployment } from './network/deployment';
import { type DevnetEndpoint, type EndpointPlan, Endpoints } from './network/endpoints';
import { foundationOf } from './network/foundation';
import type { BatchLimits } from './order/batch-limits';
import { DataFolder } from './store/data-folder';
import { Clock } from './time/clock';

/** What a devnet is started with. */
export interface DevnetOptions {
  readonly topology: Topology;
  /** Default: those kept in the data folder, or new ones. */
  readonly credentials?: Credentials | undefined;
  /**
   * Port of each authority's endpoint, by MSP id; 0: a free one. Default: the topology's, and free ones where it names
   * none.
   */
  readonly ports?: Readonly<Record<string, number>> | undefined;
  /** Changes to the topology's batch limits. */
  readonly batch?: Partial<BatchLimits> | undefined;
  /** The clock that {@link Controls} start from: milliseconds since the epoch. Default `Date.now`. */
  readonly now?: (() => number) | undefined;
  readonly chaincodes?: readonly Deployment[] | undefined;
  /** How long a chaincode may run, in milliseconds. Default 30,000, as on a Fabric peer. */
  readonly executeTimeoutMs?: number | undefined;
  /** Calls that an endpoint serves at a time. Default 500, as a Fabric peer. */
  readonly concurrency?: number | undefined;
  /**
   * A folder to keep the ledger in: blocks, private data, definitions, credentials. Default: memory alone. Chaincodes
   * are not kept: deploy them again. What was committed is there whenever the process ends, however it ends. Each
   * channel goes by the configuration that its block 0 has, whatever batch limits are given later.
   */
  readonly data?: string | undefined;
  /** Told when two endorsers come to different results. Default: prints the report to standard error. */
  readonly onDisagreement?: ((report: Disagreement) => void) | undefined;
}

/** A running embedded ledger: Fabric's protocols in this process. */
export interface Devnet {
  /** By MSP id: where a stock `@hyperledger/fabric-gateway` client connects. */
  readonly endpoints: ReadonlyMap<string, DevnetEndpoint>;
  readonly credentials: Credentials;
  readonly topology: Topology;
  /** The channel that all authorities share, as it is now; another one after {@link freshChain}. */
  readonly channel: Ledger;
  /** All channels of the topology by name, that one first. */
  readonly channels: ReadonlyMap<string, Ledger>;
  /** For tests: time, blocks, authorities, state. */
  readonly controls: Controls;
  /** Where two endorsers came to different results, the latest hundred on this chain. */
  readonly disagreements: readonly Disagreement[];
  /**
   * Commits a chaincode definition and runs the chaincode on the authorities' peers; again with the same name: the next
   * sequence, in place of the former.
   * @throws DevnetError DEVNET-103 to 108, 115
   */
  deploy(deployment: Deployment): Promise<void>;
  /**
   * Begins all channels anew: empty, with the same chaincodes, behind the same endpoints; time goes by the machine and
   * dead authorities are alive again. For the next test.
   */
  freshChain(): Promise<void>;
  /** Ends all calls, closes the ports and the chaincodes. */
  stop(): Promise<void>;
}

/**
 * Starts an embedded ledger.
 *
 * ```ts
 * const devnet = await startDevnet({ topology: sampleTopology('quickstart') });
 * await devnet.deploy({ name: 'assets', version: '1.0', chaincode: [AssetTransfer] });
 * ```
 * @throws DevnetError DEVNET-101 to 107, 111 to 113, 115
 */
export async function startDevnet(options: DevnetOptions): Promise<Devnet> {
  const { topology, data } = options;
  const folder = data === undefined ? undefined : new DataFolder(data, topology);
  let devnet: RunningDevnet;
  try {
    const credentials = options.credentials ?? (await (folder?.credentials() ?? issueCredentials(topology)));
    devnet = new RunningDevnet(options, credentials, folder);
  } catch (error) {
    folder?.close();
    throw error;
  }
  await devnet.start(options);
  return devnet;
}

class RunningDevnet implements Devnet, Controlled {
  readonly topology: Topology;
  readonly clock: Clock;
  readonly controls: Controls;
  readonly disagreements: Disagreement[] = [];
  readonly #endpoints = new Endpoints();
  readonly #chains: Chains;
  #stopped = false;

  constructor(
    options: DevnetOptions,
    readonly credentials: Credentials,
    private readonly folder: DataFolder | undefined,
  ) {
    const { topology, batch, executeTimeoutMs } = options;
    this.topology = topology;
    this.clock = new Clock(options.now);
    this.controls = new Controls(this);
    const tell = options.onDisagreement ?? (({ text }: Disagreement) => void process.stderr.write(`${text}\n`));
    const foundation = foundationOf(topology, credentials, {
      batch,
      executeTimeoutMs,
      now: this.clock.now,
      timers: this.clock,
      journal: (channel) => folder?.journal(channel),
      disagreed: (report) => {
        if (this.disagreements.push(report) > 100) this.disagreements.shift();
        tell(report);
      },
      address: (msp) => this.endpoints.get(msp)?.address ?? '',
    });
    this.#chains = new Chains(foundation);
  }

  get endpoints(): ReadonlyMap<string, DevnetEndpoint> {
    return this.#endpoints.byMsp;
  }

  get channel(): Channel {
    return this.ledgerOf(undefined);
  }

  get channels(): ReadonlyMap<string, Channel> {
    return new Map(this.#chains.all.map(({ ledger }) => [ledger.id, ledger]));
  }

  ledgerOf(channel: string | undefined): Channel {
    return this.#chains.of(channel).ledger;
  }

  async start({ ports = {}, chaincodes = [], concurrency = 500 }: DevnetOptions): Promise<void> {
    try {
      for (const msp of Object.keys(ports)) this.#known(msp);
      await this.#endpoints.open(
        this.channel.authorities.flatMap((msp) => this.#endpoint(msp, ports[msp] ?? this.#portOf(msp))),
        { concurrency, messageBytes: messageLimitOf(this.topology) },
      );
      for (const deployment of chaincodes) await this.deploy(deployment);
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  async deploy(deployment: Deployment): Promise<void> {
    this.#running();
    await this.#chains.of(deployment.channel).deploy(deployment, () => this.#running());
  }

  async freshChain(): Promise<void> {
    this.#running();
    this.clock.reset();
    await this.#chains.fresh(() => this.folder?.clear());
    this.disagreements.length = 0;
    await Promise.all(this.channel.authorities.map((msp) => this.#endpoints.revive(msp)));
  }

  snapshot(): Snapshot {
    this.#running();
    return this.#chains.snapshot();
  }

  revert(snapshot: Snapshot): void {
    this.#running();
    if (this.folder) throw devnetFail(devnetErrors.onDisk, {});
    this.#chains.revert(snapshot);
  }

  async kill(msp: string): Promise<void> {
    this.#running();
    for (const { ledger } of this.#chains.joined(msp).values()) ledger.peer(msp).isDown = true;
    this.#endpoints.kill(msp);
  }

  async revive(msp: string): Promise<void> {
    this.#running();
    await this.#endpoints.revive(msp);
    for (const { ledger } of this.#chains.joined(msp).values()) ledger.peer(msp).isDown = false;
  }

  async stop(): Promise<void> {
    if (this.#stopped) return;
    this.#stopped = true;
    this.#endpoints.stop();
    if (this.folder) this.#chains.settle();
    this.#chains.close();
    this.folder?.close();
  }

  #running(): void {
    if (this.#stopped) throw devnetFail(devnetErrors.stopped, {});
  }

  #known(msp: string): void {
    const { authorities } = this.channel;
    if (!authorities.includes(msp))
      throw devnetFail(devnetErrors.unknownAuthority, { msp, known: authorities.join(', ') });
  }

  #portOf(msp: string): number {
    return this.topology.authorities.find((authority) => authority.msp === msp)?.port ?? 0;
  }

  #endpoint(msp: string, port: number): EndpointPlan[] {
    const authority = this.credentials.authorities.get(msp);
    const peer = authority?.peers[0];
    if (!authority || !peer) return [];
    return [
      {
        site: { msp, channels: () => this.#chains.joined(msp), channel: (id) => this.#chains.joined(msp).get(id) },
        tls: peer.tls,
        tlsRootCert: authority.tlsCa.certificate,
        serverName: peer.name,
        port,
        now: this.clock.now,
      },
    ];
  }
}
