/**
 * A real Fabric network whose processes a test may kill, stop and starve; what ends is started again, as `npm run
 * network` does.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findBinaries, startFabric, watch, type Binaries, type Fabric } from '@oneplusn/fabric';
import type { ConnectOptions, Ledger } from '@oneplusn/sdk';
import { sampleTopology, signaturePolicy, type SampleName, type Topology } from '@oneplusn/topology';
import { found } from '@oneplusn/testkit';
import { Access } from '../engine/access';
import { asked } from '../fabric/lines';
import { operations } from '../fabric/operations';
import { meters, msps, stewards, type Msp } from './meters';

const foundation = createRequire(require.resolve('@oneplusn/foundation/package.json'));

/** Short, so that they strike while a fault lasts. */
const deadlines = { evaluate: 4_000, endorse: 4_000, submit: 3_000, commit: 3_000, total: 30_000 };

export interface FaultyOptions {
  /** Given the binaries, those to be run instead. */
  readonly binaries?: (found: Binaries, folder: string) => Binaries;
}

export class FaultyNetwork {
  readonly #access: Access;
  #endWatch: () => void;

  private constructor(
    readonly topology: Topology,
    readonly place: string,
    readonly fabric: Fabric,
  ) {
    this.#access = new Access(topology, fabric.credentials, fabric.endpoints);
    this.#endWatch = watch(fabric.processes);
  }

  /** Up, founded, every authority with a dataset to write to. */
  static async start(sample: SampleName, { binaries = (found) => found }: FaultyOptions = {}): Promise<FaultyNetwork> {
    const topology = sampleTopology(sample);
    const place = mkdtempSync(join(tmpdir(), 'oneplusn-faults-'));
    const folder = join(place, 'network');
    const fabric = await startFabric({
      topology,
      folder,
      binaries: binaries(findBinaries({ version: asked }), folder),
    });
    const network = new FaultyNetwork(topology, place, fabric);
    try {
      await network.#deploy();
      await found(topology, (actor) => network.#access.connect(actor));
      await Promise.all(msps.map(async (msp) => (await network.reader(msp)).dataset(meters(msp)).publish()));
      return network;
    } catch (error) {
      await network.remove();
      throw error;
    }
  }

  async #deploy(): Promise<void> {
    const { name, version } = this.topology.chaincode;
    await this.fabric.deploy({
      ...{ name, version, policy: signaturePolicy(this.topology) },
      serve: (place) =>
        this.fabric.runService(place, {
          program: process.execPath,
          args: ['-r', join(__dirname, 'clock/off.cjs'), foundation.resolve('fabric-shim/cli.js'), 'server'],
          cwd: dirname(foundation.resolve('./package.json')),
          environment: { ONEPLUSN_COMMITTEE: this.topology.committee, ONEPLUSN_CLOCK_FILE: this.clockOf(place.msp) },
        }),
    });
  }

  /** The file that says by how many milliseconds the clock of an authority's chaincode is wrong. */
  clockOf(msp: string): string {
    return join(this.place, `clock.${msp}`);
  }

  setClock(msp: string, offMs: number): void {
    writeFileSync(this.clockOf(msp), String(offMs));
  }

  /** A connection of its own for a client under load. */
  connect(msp: Msp, options: Partial<ConnectOptions> = {}): Promise<Ledger> {
    return this.#access.connect(stewards[msp], { deadlines, ...options });
  }

  /** The one that reads an authority's peers. */
  reader(msp: Msp): Promise<Ledger> {
    return this.#access.connect(stewards[msp]);
  }

  profile(msp: string): string {
    return this.#access.profile(msp);
  }

  identity(msp: Msp): Readonly<Record<string, unknown>> {
    return this.#access.identity(stewards[msp]);
  }

  /** As kill -9 does; resolved when it is dead. */
  async kill(name: string): Promise<void> {
    const pid = this.pidOf(name);
    this.fabric.processes.signal(name, 'SIGKILL');
    while (this.fabric.processes.status().some((each) => each.name === name && each.pid === pid && each.alive))
      await sleep(10);
  }

  pidOf(name: string): number {
    const pid = this.fabric.processes.status().find((each) => each.name === name)?.pid;
    if (pid === undefined) throw new RangeError(`there is no process ${name}`);
    return pid;
  }

  stop(name: string): void {
    this.fabric.processes.signal(name, 'SIGSTOP');
  }

  resume(name: string): void {
    this.fabric.processes.signal(name, 'SIGCONT');
  }

  /** From now on what ends stays away, until `watch` is called. */
  unwatch(): void {
    this.#endWatch();
  }

  watch(): void {
    this.#endWatch = watch(this.fabric.processes);
  }

  /** The orderer that leads, as each tells in its metrics. */
  async leader(): Promise<string> {
    const plan = JSON.parse(readFileSync(join(this.place, 'network/plan.json'), 'utf8')) as {
      nodes: Record<string, { operationsPort: number }>;
    };
    for (let tried = 0; tried < 100; tried += 1) {
      for (const [name, { operationsPort }] of Object.entries(plan.nodes)) {
        if (!name.startsWith('orderer')) continue;
        const { tlsCa, operations: door } = this.fabric.credentials.ordererOrg;
        const endpoint = { port: operationsPort, root: tlsCa.certificate, client: door.client };
        const metrics = await operations(endpoint, '/metrics').then(
          ({ text }) => text,
          () => '',
        );
        if (/^consensus_(etcdraft_is_leader|BFT_is_leader|smartbft_is_leader)\{.*\} 1$/im.test(metrics)) return name;
      }
      await sleep(100);
    }
    throw new Error('no orderer says that it leads');
  }

  /** Ends all processes and removes the folder; `between` is done before that. */
  async remove(between: () => void = () => undefined): Promise<void> {
    this.#endWatch();
    for (const { name } of this.fabric.processes.status()) this.resume(name);
    await this.#access.close();
    await this.fabric.stop();
    between();
    await this.fabric.remove();
    rmSync(this.place, { recursive: true, force: true });
  }
}
