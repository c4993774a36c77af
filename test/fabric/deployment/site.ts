/** A running Fabric network on which nothing is deployed, and each authority's integrator with a folder and the real command. */
import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect as dial, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBinaries, startFabric, type Fabric } from '@oneplusn/fabric';
import { connect, type Ledger } from '@oneplusn/sdk';
import {
  connectionProfile,
  issueCredentials,
  issueServer,
  layout,
  sampleTopology,
  walletIdentity,
  writeCredentials,
  type Credentials,
  type Topology,
} from '@oneplusn/topology';

const program = join(__dirname, '../../../client-sdk/cli/dist/bin.js');

export interface Ran {
  readonly exit: number | null;
  readonly out: string;
  readonly err: string;
}

export class Site {
  readonly path = mkdtempSync(join(tmpdir(), 'oneplusn-site-'));
  readonly #services = new Map<string, ChildProcess>();
  readonly #ledgers: Ledger[] = [];

  private constructor(
    readonly topology: Topology,
    readonly fabric: Fabric,
    private readonly folder: string,
  ) {}

  static async open(topology = sampleTopology('quickstart')): Promise<Site> {
    if (!existsSync(program)) throw new Error(`${program} is not there: build it with tsc -b client-sdk/cli`);
    const folder = join(mkdtempSync(join(tmpdir(), 'oneplusn-fabric-')), 'network');
    const version = process.env['ONEPLUSN_FABRIC_VERSION'];
    const site = new Site(topology, await startFabric({ topology, folder, version }), folder);
    for (const { msp } of topology.authorities) site.settle(msp);
    return site;
  }

  /** An integrator's folder: profile, administrator's identity, the TLS files of the service. */
  private settle(msp: string): void {
    this.furnish(
      msp,
      this.fabric.credentials,
      connectionProfile(this.topology, msp, this.fabric.endpoints, this.fabric.credentials),
    );
  }

  private furnish(msp: string, credentials: Credentials, profile: string): void {
    const home = this.home(msp);
    mkdirSync(join(home, 'wallet'), { recursive: true });
    mkdirSync(join(home, 'tls'));
    writeFileSync(join(home, 'network.yaml'), profile);
    writeFileSync(join(home, 'wallet/admin.id'), walletIdentity(credentials, msp, 'admin'));
    const authority = credentials.authorities.get(msp)!;
    const { certificate, privateKey } = issueServer(authority, `foundation.${msp.toLowerCase()}`);
    writeFileSync(join(home, 'tls/server.crt'), certificate);
    writeFileSync(join(home, 'tls/server.key'), privateKey, { mode: 0o600 });
    writeFileSync(join(home, 'tls/ca.crt'), authority.tlsCa.certificate);
  }

  /**
   * An authority that is not of this network starts its peer, and settles as the others have; its MSP folder lies in `msp/`.
   * @returns where its peer is reached
   */
  async newcomer(msp: string): Promise<string> {
    const model = this.topology.authorities.at(-1)!;
    const topology = { ...this.topology, authorities: [...this.topology.authorities, { ...model, msp, actors: [] }] };
    const credentials = await issueCredentials(topology);
    const crypto = join(this.path, 'newcomers');
    await writeCredentials(credentials, crypto);
    const name = `peer0.${msp.toLowerCase()}`;
    const ports = await Promise.all([1, 2, 3].map(() => freePort()));
    const environment = this.environmentOf(`peer0.${model.msp.toLowerCase()}`).split('\n');
    const own: Record<string, string> = {
      CORE_PEER_ID: name,
      CORE_PEER_LISTENADDRESS: `127.0.0.1:${ports[0]}`,
      CORE_PEER_ADDRESS: `localhost:${ports[0]}`,
      CORE_PEER_GOSSIP_EXTERNALENDPOINT: `localhost:${ports[0]}`,
      CORE_PEER_GOSSIP_BOOTSTRAP: `localhost:${ports[0]}`,
      CORE_PEER_CHAINCODELISTENADDRESS: `127.0.0.1:${ports[1]}`,
      CORE_OPERATIONS_LISTENADDRESS: `127.0.0.1:${ports[2]}`,
      CORE_PEER_LOCALMSPID: msp,
      CORE_PEER_MSPCONFIGPATH: layout.nodeMsp(crypto, msp, name),
      CORE_PEER_TLS_CERT_FILE: join(layout.nodeTls(crypto, msp, name), 'server.crt'),
      CORE_PEER_TLS_KEY_FILE: join(layout.nodeTls(crypto, msp, name), 'server.key'),
      CORE_PEER_TLS_ROOTCERT_FILE: join(layout.nodeTls(crypto, msp, name), 'ca.crt'),
      CORE_PEER_FILESYSTEMPATH: join(this.path, 'data', name),
      CORE_LEDGER_SNAPSHOTS_ROOTDIR: join(this.path, 'data', name, 'snapshots'),
    };
    const given = Object.fromEntries(
      environment.map((line) => [line.split('=')[0]!, line.slice(line.indexOf('=') + 1)]),
    );
    const program = findBinaries({ version: process.env['ONEPLUSN_FABRIC_VERSION'], bin: undefined }).bin;
    const child = spawn(join(program, 'peer'), ['node', 'start'], { env: { ...given, ...own }, stdio: 'ignore' });
    const address = `localhost:${ports[0]}`;
    this.#services.set(address, child);
    while (!(await listens(address))) await new Promise((resolve) => setTimeout(resolve, 100));
    const theirs = new Map([...this.fabric.credentials.authorities, [msp, credentials.authorities.get(msp)!]]);
    const profile = connectionProfile(topology, msp, new Map([...this.fabric.endpoints, [name, { address }]]), {
      ...this.fabric.credentials,
      authorities: theirs,
    });
    this.furnish(msp, credentials, profile);
    cpSync(layout.organizationMsp(crypto, msp), join(this.home(msp), 'msp'), { recursive: true });
    return address;
  }

  home(msp: string): string {
    return join(this.path, msp);
  }

  /** Starts the command in an authority's folder, as its administrator. */
  start(
    msp: string,
    words: readonly string[],
    env: Readonly<Record<string, string>> = { ONEPLUSN_PROFILE: 'network.yaml', ONEPLUSN_IDENTITY: 'wallet/admin.id' },
  ): { child: ChildProcess; ran: Promise<Ran> } {
    const child = spawn(process.execPath, [program, ...words], {
      cwd: this.home(msp),
      env: { PATH: process.env['PATH'], ONEPLUSN_LANG: 'en', ...env },
    });
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    const ran = new Promise<Ran>((resolve, reject) =>
      child.on('error', reject).on('close', (exit) => resolve({ exit, out, err })),
    );
    return { child, ran };
  }

  run(msp: string, ...words: string[]): Promise<Ran> {
    return this.start(msp, words).ran;
  }

  /** Runs a command that must succeed, and reads its JSON. */
  async gets<T>(msp: string, ...words: string[]): Promise<T> {
    const { exit, out, err } = await this.run(msp, ...words, '--json');
    if (exit !== 0) throw new Error(`oneplusn ${words.join(' ')} for ${msp} ended with ${exit}: ${err}${out}`);
    return JSON.parse(out) as T;
  }

  /** Makes an authority's package; its service is to listen on a free port. */
  async package(msp: string, version: string, ...more: string[]): Promise<{ packageId: string; address: string }> {
    const address = `localhost:${await freePort()}`;
    const tls = ['--tls-root', 'tls/ca.crt', '--tls-certificate', 'tls/server.crt', '--tls-key', 'tls/server.key'];
    const words = ['package', '--address', address, ...tls, '--chaincode-version', version, '--out', version, ...more];
    return { ...(await this.gets<{ packageId: string }>(msp, ...words)), address };
  }

  /** Starts a service by hand, as `package` says; resolved when it listens. */
  serve(msp: string, folder: string): Promise<void> {
    return this.serveLine(msp, [`--env-file=${folder}/service.env`, `${folder}/service/service.js`]);
  }

  /** Starts it with these words after `node`. */
  async serveLine(msp: string, words: readonly string[]): Promise<void> {
    const file = words[0]?.replace('--env-file=', '') ?? '';
    const port = /^CHAINCODE_ADDRESS=.*:(\d+)$/m.exec(this.read(msp, file).toString())?.[1];
    const address = `localhost:${port}`;
    const child = spawn(process.execPath, words, {
      cwd: this.home(msp),
      env: { PATH: process.env['PATH'] },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (said += text.toString()));
    this.#services.set(address, child);
    for (const end = Date.now() + 30_000; !(await listens(address));) {
      if (child.exitCode !== null || Date.now() > end)
        throw new Error(`the service of ${msp} does not listen: ${said}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** As if its machine had died. */
  async stopService(address: string): Promise<void> {
    const service = this.#services.get(address);
    const ended = new Promise((resolve) => service?.once('exit', resolve));
    service?.kill('SIGKILL');
    await ended;
  }

  /** What a peer runs with: its core.yaml and its operations endpoint. */
  node(name: string): { readonly core: string; readonly operations: string } {
    const { nodes } = JSON.parse(readFileSync(join(this.folder, 'plan.json'), 'utf8')) as {
      nodes: Record<string, { operationsPort: number }>;
    };
    const operations = `http://localhost:${nodes[name]?.operationsPort}`;
    return { core: join(this.folder, 'configuration/core.yaml'), operations };
  }

  processOf(name: string): number {
    const found = this.fabric.processes.status().find((each) => each.name === name);
    if (!found?.pid) throw new Error(`${name} does not run`);
    return found.pid;
  }

  /** The environment that a node was started with. */
  environmentOf(name: string): string {
    return readFileSync(`/proc/${this.processOf(name)}/environ`, 'utf8').replaceAll('\0', '\n');
  }

  async connect(msp: string, actor = 'admin'): Promise<Ledger> {
    const identity = JSON.parse(walletIdentity(this.fabric.credentials, msp, actor)) as Record<string, unknown>;
    const ledger = await connect({ profile: join(this.home(msp), 'network.yaml'), identity });
    this.#ledgers.push(ledger);
    return ledger;
  }

  async freeAddress(): Promise<string> {
    return `localhost:${await freePort()}`;
  }

  /** When a file was written. */
  age(path: string): number {
    return statSync(path).mtimeMs;
  }

  read(msp: string, file: string): Buffer {
    return readFileSync(join(this.home(msp), file));
  }

  async close(): Promise<void> {
    for (const ledger of this.#ledgers) ledger.close();
    for (const service of this.#services.values()) service.kill('SIGKILL');
    await this.fabric.remove();
    rmSync(this.path, { recursive: true, force: true });
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function listens(address: string): Promise<boolean> {
  const [host, port] = address.split(':');
  return new Promise((resolve) => {
    const socket = dial({ host, port: Number(port) }, () => end(true));
    const end = (there: boolean): void => {
      socket.destroy();
      resolve(there);
    };
    socket.once('error', () => end(false));
  });
}
