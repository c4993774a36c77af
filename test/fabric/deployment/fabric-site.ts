/** A site on real Fabric: its processes, their settings, and an authority that is not of the network yet. */
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readlinkSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findBinaries, startFabric, type Fabric } from '@oneplusn/fabric';
import { connectionProfile, issueCredentials, layout, sampleTopology, writeCredentials } from '@oneplusn/topology';
import { listens, Site } from '../../deployment/site';
import { freePort } from '../../port';

export class FabricSite extends Site {
  private constructor(
    private readonly fabric: Fabric,
    private readonly folder: string,
  ) {
    const { credentials, endpoints } = fabric;
    const remove = async (): Promise<void> => {
      await fabric.remove();
      rmSync(dirname(folder), { recursive: true, force: true });
    };
    super({ topology: sampleTopology('quickstart'), credentials, endpoints, remove });
  }

  static async open(): Promise<FabricSite> {
    const folder = join(mkdtempSync(join(tmpdir(), 'oneplusn-fabric-')), 'network');
    const version = process.env['ONEPLUSN_FABRIC_VERSION'];
    return new FabricSite(await startFabric({ topology: sampleTopology('quickstart'), folder, version }), folder);
  }

  /**
   * An authority that is not of this network starts its peer, and settles as the others have; its MSP folder lies in
   * `msp/`.
   * @returns where its peer is reached
   */
  async newcomer(msp: string): Promise<string> {
    const model = this.ground.topology.authorities.at(-1)!;
    const topology = {
      ...this.ground.topology,
      authorities: [...this.ground.topology.authorities, { ...model, msp, actors: [] }],
    };
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
      CORE_OPERATIONS_TLS_CERT_FILE: join(layout.nodeTls(crypto, msp, name), 'server.crt'),
      CORE_OPERATIONS_TLS_KEY_FILE: join(layout.nodeTls(crypto, msp, name), 'server.key'),
      CORE_OPERATIONS_TLS_CLIENTROOTCAS_FILES: join(layout.operationsRoot(crypto, msp), 'ca.crt'),
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
    this.services.set(address, child);
    while (!(await listens(address))) await new Promise((resolve) => setTimeout(resolve, 100));
    const theirs = new Map([...this.ground.credentials.authorities, [msp, credentials.authorities.get(msp)!]]);
    const profile = connectionProfile(topology, msp, new Map([...this.ground.endpoints, [name, { address }]]), {
      ...this.ground.credentials,
      authorities: theirs,
    });
    this.furnish(msp, credentials, profile);
    cpSync(layout.organizationMsp(crypto, msp), join(this.home(msp), 'msp'), { recursive: true });
    return address;
  }

  /** Puts what an authority's operators show into its integrator's folder. @returns how the doctor is told of it */
  operator(msp: string): string[] {
    const { operations, tlsCa } = this.ground.credentials.authorities.get(msp)!;
    const folder = join(this.home(msp), 'operations');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'client.crt'), operations.client.certificate);
    writeFileSync(join(folder, 'client.key'), operations.client.privateKey, { mode: 0o600 });
    writeFileSync(join(folder, 'tlsca.crt'), tlsCa.certificate);
    const files = { certificate: 'client.crt', key: 'client.key', root: 'tlsca.crt' };
    return Object.entries(files).flatMap(([name, file]) => [`--operations-${name}`, `operations/${file}`]);
  }

  /** What a node runs with: the files of its settings, its operations endpoint, and an orderer's admin door. */
  node(name: string): Readonly<Record<'core' | 'orderer' | 'operations' | 'admin', string>> {
    const { nodes } = JSON.parse(readFileSync(join(this.folder, 'plan.json'), 'utf8')) as {
      nodes: Record<string, { operationsPort: number; secondPort: number }>;
    };
    const operations = `https://localhost:${nodes[name]?.operationsPort}`;
    const [core, orderer] = ['core', 'orderer'].map((file) => join(this.folder, `configuration/${file}.yaml`)) as [
      string,
      string,
    ];
    return { core, orderer, operations, admin: `localhost:${nodes[name]?.secondPort}` };
  }

  processOf(name: string): number {
    const found = this.fabric.processes.status().find((each) => each.name === name);
    if (!found?.pid) throw new Error(`${name} does not run`);
    return found.pid;
  }

  /** Stops a peer and copies all that it has, as an administrator does now and then; starts it again. */
  copyDisk(name: string): Promise<void> {
    return this.#restart(name, 'SIGTERM', (disk) => cpSync(disk, `${disk}.copy`, { recursive: true }));
  }

  /**
   * Kills a peer, and starts it again with the copy in the place of what it had. It asks nobody for private data that
   * nobody else has: otherwise it would wait for it at every block.
   */
  loseDisk(name: string): Promise<void> {
    const change = (disk: string): void => {
      rmSync(disk, { recursive: true });
      renameSync(`${disk}.copy`, disk);
    };
    return this.#restart(name, 'SIGKILL', change, { CORE_PEER_GOSSIP_PVTDATA_PULLRETRYTHRESHOLD: '0s' });
  }

  async #restart(
    name: string,
    signal: NodeJS.Signals,
    meanwhile: (disk: string) => void,
    more: Readonly<Record<string, string>> = {},
  ): Promise<void> {
    const pid = this.processOf(name);
    const lines = this.environmentOf(name).split('\n');
    const environment = Object.fromEntries(
      lines.filter(Boolean).map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
    );
    const program = readlinkSync(`/proc/${pid}/exe`);
    process.kill(pid, signal);
    // Of an ended process that its parent has not collected yet, no program is left.
    while (programOf(pid) !== undefined) await new Promise((resolve) => setTimeout(resolve, 20));
    meanwhile(join(this.folder, 'data', name));
    this.fabric.processes.start(name, { program, args: ['node', 'start'], environment: { ...environment, ...more } });
    const address = this.ground.endpoints.get(name)?.address ?? '';
    while (!(await listens(address))) await new Promise((resolve) => setTimeout(resolve, 100));
  }

  /** The environment that a node was started with. */
  environmentOf(name: string): string {
    return readFileSync(`/proc/${this.processOf(name)}/environ`, 'utf8').replaceAll('\0', '\n');
  }
}

function programOf(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/exe`);
  } catch {
    return undefined;
  }
}
