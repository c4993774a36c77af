import { type Credentials, issueCredentials, type Topology } from '@oneplusn/topology';
import { Controls } from './control/controls';
import type { Controlled, Snapshot } from './control/types';
import type { Disagreement } from './disagreement/disagreement';
import { DevnetError } from './errors';
import type { Site } from './gateway/channel';
import type { Channel } from './ledger/channel';
import type { BatchLimits, Ledger } from './ledger/types';
import { batchLimits, Chain, type Foundation, peerSigners, signerOf } from './network/chain';
import { type Deployment, dial, prepare, type Prepared, sameDefinition } from './network/deployment';
import { type DevnetEndpoint, type EndpointPlan, Endpoints } from './network/endpoints';
import { membersOf } from './network/members';
import { ChannelPolicies } from './policy/channel-policies';
import { DataFolder } from './store/data-folder';
import { Clock } from './time/clock';

/** What a devnet is started with. */
export interface DevnetOptions {
  readonly topology: Topology;
  /** Default: those kept in the data folder, or new ones. */
  readonly credentials?: Credentials | undefined;
  /** Port of each authority's endpoint, by MSP id. Default: free ones. */
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
   * A folder to keep the ledger in: blocks, private data, definitions, credentials. Default: memory alone. Chaincodes are
   * not kept: deploy them again. What was committed is there whenever the process ends, however it ends.
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
  /** The channel as it is now; another one after {@link freshChain}. */
  readonly channel: Ledger;
  /** For tests: time, blocks, authorities, state. */
  readonly controls: Controls;
  /** Where two endorsers came to different results, the latest hundred on this chain. */
  readonly disagreements: readonly Disagreement[];
  /**
   * Commits a chaincode definition and runs the chaincode on the authorities' peers; again with the same name: the next
   * sequence, in place of the former.
   * @throws DevnetError DEVNET-103 to 108
   */
  deploy(deployment: Deployment): Promise<void>;
  /**
   * Begins the channel anew: empty, with the same chaincodes, behind the same endpoints; time goes by the machine and dead
   * authorities are alive again. For the next test.
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
 * @throws DevnetError DEVNET-101 to 107, 111 to 113
 */
export async function startDevnet(options: DevnetOptions): Promise<Devnet> {
  const { topology, data } = options;
  const folder = data === undefined ? undefined : new DataFolder(data, topology);
  let devnet: RunningDevnet;
  try {
    const credentials = options.credentials ?? (await (folder?.credentials(topology) ?? issueCredentials(topology)));
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
  readonly #endpoints = new Endpoints();
  readonly #foundation: Foundation;
  #deployed = new Map<string, Prepared>();
  readonly clock: Clock;
  readonly controls: Controls;
  readonly disagreements: Disagreement[] = [];
  #chain: Chain;
  #stopped = false;

  constructor(
    options: DevnetOptions,
    readonly credentials: Credentials,
    private readonly folder: DataFolder | undefined,
  ) {
    const { topology } = options;
    this.topology = topology;
    this.clock = new Clock(options.now);
    this.controls = new Controls(this);
    const tell = options.onDisagreement ?? (({ text }: Disagreement) => void process.stderr.write(`${text}\n`));
    const authorities = topology.authorities.map(({ msp }) => msp);
    for (const msp of authorities)
      if (!credentials.authorities.get(msp)?.peers[0]) throw DevnetError.of('DEVNET-102', { msp });
    const { ordererOrg } = credentials;
    const [orderer] = ordererOrg.nodes;
    if (!orderer) throw DevnetError.of('DEVNET-102', { msp: ordererOrg.msp });
    const signers = peerSigners(credentials);
    this.#foundation = {
      channelId: topology.channel,
      authorities,
      members: membersOf(credentials),
      policies: new ChannelPolicies(authorities, [ordererOrg.msp]),
      signers: new Map([...signers].filter(([msp]) => authorities.includes(msp))),
      ordererSigner: signerOf(ordererOrg.msp, orderer.sign),
      orderers: {
        consensus: topology.consensus,
        msp: ordererOrg.msp,
        addresses: ordererOrg.nodes.map(({ name }) => `${name}:7050`),
      },
      batch: batchLimits(topology, options.batch),
      now: this.clock.now,
      timers: this.clock,
      journal: this.folder,
      disagreed: (report) => {
        if (this.disagreements.push(report) > 100) this.disagreements.shift();
        tell(report);
      },
      executeTimeoutMs: options.executeTimeoutMs,
      address: (msp) => this.endpoints.get(msp)?.address ?? '',
    };
    this.#chain = new Chain(this.#foundation);
  }

  get endpoints(): ReadonlyMap<string, DevnetEndpoint> {
    return this.#endpoints.byMsp;
  }

  get channel(): Channel {
    return this.#chain.ledger;
  }

  async start({ ports = {}, chaincodes = [], concurrency = 500 }: DevnetOptions): Promise<void> {
    try {
      for (const msp of Object.keys(ports)) this.#known(msp);
      await this.#endpoints.open(
        this.#foundation.authorities.flatMap((msp) => this.#endpoint(msp, ports[msp] ?? 0)),
        concurrency,
      );
      for (const deployment of chaincodes) await this.deploy(deployment);
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  async deploy(deployment: Deployment): Promise<void> {
    this.#running();
    const known = this.channel.definition(deployment.name);
    const prepared = prepare(deployment, (known?.sequence ?? 0) + 1, this.#foundation);
    await dial(deployment, prepared);
    this.#running();
    // From an earlier run, with the same content: nothing new to agree on.
    const kept = known && !this.#deployed.has(deployment.name) && sameDefinition(known, prepared.definition);
    if (kept) this.#chain.attach(prepared);
    else this.#chain.install(prepared);
    this.#deployed.set(deployment.name, prepared);
  }

  async freshChain(): Promise<void> {
    this.#running();
    this.#chain.close();
    this.folder?.clear();
    this.#chain = new Chain(this.#foundation);
    for (const prepared of this.#deployed.values()) this.#chain.install(prepared);
    this.clock.reset();
    this.disagreements.length = 0;
    await Promise.all(this.#foundation.authorities.map((msp) => this.#endpoints.revive(msp)));
  }

  snapshot(): Snapshot {
    this.#running();
    return { ledger: this.channel.snapshot(), deployed: new Map(this.#deployed) };
  }

  revert({ ledger, deployed }: Snapshot): void {
    this.#running();
    if (this.folder) throw DevnetError.of('DEVNET-114', {});
    this.channel.restore(ledger);
    for (const name of this.#deployed.keys())
      if (!deployed.has(name)) for (const msp of this.#foundation.authorities) this.channel.detach(msp, name);
    for (const prepared of deployed.values()) this.#chain.attach(prepared);
    this.#deployed = new Map(deployed);
  }

  async kill(channel: Channel, msp: string): Promise<void> {
    this.#running();
    channel.peer(msp).isDown = true;
    this.#endpoints.kill(msp);
  }

  async revive(channel: Channel, msp: string): Promise<void> {
    this.#running();
    await this.#endpoints.revive(msp);
    channel.peer(msp).isDown = false;
  }

  async stop(): Promise<void> {
    if (this.#stopped) return;
    this.#stopped = true;
    this.#endpoints.stop();
    if (this.folder) this.channel.settle();
    this.#chain.close();
    this.folder?.close();
  }

  #running(): void {
    if (this.#stopped) throw DevnetError.of('DEVNET-108', {});
  }

  #known(msp: string): void {
    const { authorities } = this.#foundation;
    if (!authorities.includes(msp)) throw DevnetError.of('DEVNET-107', { msp, known: authorities.join(', ') });
  }

  #endpoint(msp: string, port: number): EndpointPlan[] {
    const authority = this.credentials.authorities.get(msp);
    const peer = authority?.peers[0];
    if (!authority || !peer) return [];
    const site: Site = {
      msp,
      channel: (id) => (id === this.#foundation.channelId ? this.#chain : undefined),
    };
    return [
      {
        site,
        tls: peer.tls,
        tlsRootCert: authority.tlsCa.certificate,
        serverName: peer.name,
        port,
        now: this.clock.now,
      },
    ];
  }
}
