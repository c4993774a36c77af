/**
 * A running network on which nothing is deployed, and each authority's integrator with a folder and the real command.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect as dial } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Ledger } from '@oneplusn/sdk';
import { connectionProfile, walletIdentity, type Credentials, type Endpoints, type Topology } from '@oneplusn/topology';
import { runHere, type Ran } from '../command';
import { freePort } from '../port';

const program = join(__dirname, '../../client-sdk/cli/dist/bin.js');

/** How `package` is told of what `secure` made. */
export const secured = ['--tls', 'tls', '--vault-keys', 'vault.json'];

const asAdmin = { ONEPLUSN_PROFILE: 'network.yaml', ONEPLUSN_IDENTITY: 'wallet/admin.id' };

export type { Ran };

/** The network that a site stands on. */
export interface Ground {
  readonly topology: Topology;
  readonly credentials: Credentials;
  readonly endpoints: Endpoints;
  /** Stops it and removes what it left. */
  remove(): Promise<void>;
}

export class Site {
  readonly path = mkdtempSync(join(tmpdir(), 'oneplusn-site-'));
  protected readonly services = new Map<string, ChildProcess>();
  readonly #ledgers: Ledger[] = [];

  constructor(readonly ground: Ground) {
    if (!existsSync(program)) throw new Error(`${program} is not there: build it with tsc -b client-sdk/cli`);
    const { topology, credentials, endpoints } = ground;
    for (const { msp } of topology.authorities)
      this.furnish(msp, credentials, connectionProfile(topology, msp, endpoints, credentials));
  }

  /** An integrator's folder: profile and administrator's identity. */
  protected furnish(msp: string, credentials: Credentials, profile: string): void {
    const home = this.home(msp);
    mkdirSync(join(home, 'wallet'), { recursive: true });
    writeFileSync(join(home, 'network.yaml'), profile);
    writeFileSync(join(home, 'wallet/admin.id'), walletIdentity(credentials, msp, 'admin'));
  }

  home(msp: string): string {
    return join(this.path, msp);
  }

  /** Starts the command in an authority's folder, as its administrator. */
  start(msp: string, words: readonly string[]): { child: ChildProcess; ran: Promise<Ran> } {
    const child = spawn(process.execPath, [program, ...words], {
      cwd: this.home(msp),
      env: { PATH: process.env['PATH'], ONEPLUSN_LANG: 'en', ...asAdmin },
    });
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    const ran = new Promise<Ran>((resolve, reject) =>
      child.on('error', reject).on('close', (exit) => resolve({ exit, out, err })),
    );
    return { child, ran };
  }

  /** Runs it there in this process: how it starts is tried elsewhere. */
  run(msp: string, ...words: string[]): Promise<Ran> {
    return this.runWith(asAdmin, msp, words);
  }

  runWith(env: Readonly<Record<string, string>>, msp: string, words: readonly string[]): Promise<Ran> {
    return runHere(words, { cwd: this.home(msp), env: { ONEPLUSN_LANG: 'en', ...env } });
  }

  /** Runs a command that must succeed, and reads its JSON. */
  async gets<T>(msp: string, ...words: string[]): Promise<T> {
    const { exit, out, err } = await this.run(msp, ...words, '--json');
    if (exit !== 0) throw new Error(`oneplusn ${words.join(' ')} for ${msp} ended with ${exit}: ${err}${out}`);
    return JSON.parse(out) as T;
  }

  /** Makes what an authority's service is secured by, where it has none yet. */
  async secure(msp: string): Promise<void> {
    if (existsSync(join(this.home(msp), 'tls'))) return;
    await this.gets(msp, 'service-tls', '--host', 'localhost', '--out', 'tls');
    await this.gets(msp, 'vault-key', '--out', 'vault.json');
  }

  /** Makes an authority's package; its service is to listen on a free port. */
  async package(msp: string, version: string, ...more: string[]): Promise<{ packageId: string; address: string }> {
    const address = `localhost:${await freePort()}`;
    await this.secure(msp);
    const words = [
      'package',
      '--address',
      address,
      ...secured,
      '--chaincode-version',
      version,
      '--out',
      version,
      ...more,
    ];
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
    this.services.set(address, child);
    for (const end = Date.now() + 30_000; !(await listens(address));) {
      if (child.exitCode !== null || Date.now() > end)
        throw new Error(`the service of ${msp} does not listen: ${said}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** As if its machine had died. */
  async stopService(address: string): Promise<void> {
    const service = this.services.get(address);
    const ended = new Promise((resolve) => service?.once('exit', resolve));
    service?.kill('SIGKILL');
    await ended;
  }

  async connect(msp: string, actor = 'admin'): Promise<Ledger> {
    const identity = JSON.parse(walletIdentity(this.ground.credentials, msp, actor)) as Record<string, unknown>;
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

  write(msp: string, file: string, content: string): void {
    writeFileSync(join(this.home(msp), file), content);
  }

  read(msp: string, file: string): Buffer {
    return readFileSync(join(this.home(msp), file));
  }

  async close(): Promise<void> {
    for (const ledger of this.#ledgers) ledger.close();
    for (const service of this.services.values()) service.kill('SIGKILL');
    await this.ground.remove();
    rmSync(this.path, { recursive: true, force: true });
  }
}

export function listens(address: string): Promise<boolean> {
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
