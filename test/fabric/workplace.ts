/**
 * A working directory in which `npm run network` is run as a user runs it, and what can be seen of its networks from
 * outside.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive, type ProcessRecord } from '@oneplusn/fabric';
import { connect, type Ledger } from '@oneplusn/sdk';
import { NetworkFolder } from '../../scripts/src/network/folder';

const program = join(__dirname, '../../scripts/dist/network.js');

export interface Ran {
  readonly exit: number | null;
  readonly out: string;
}

export class Workplace {
  readonly path = mkdtempSync(join(tmpdir(), 'oneplusn-network-'));

  constructor() {
    if (!existsSync(program)) throw new Error(`${program} is not there: build it with tsc -b scripts`);
  }

  folder(network: string): NetworkFolder {
    return new NetworkFolder(network, this.path);
  }

  file(name: string, content: string): string {
    writeFileSync(join(this.path, name), content);
    return join(this.path, name);
  }

  /** Starts a command; `out` grows while it runs. */
  start(
    words: readonly string[],
    env: Readonly<Record<string, string>> = {},
  ): { child: ChildProcess; ran: Promise<Ran> } {
    const child = spawn(process.execPath, [program, ...words], {
      cwd: this.path,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (out += text));
    const ran = new Promise<Ran>((resolve, reject) =>
      child.on('error', reject).on('close', (exit) => resolve({ exit, out })),
    );
    return { child, ran };
  }

  run(...words: string[]): Promise<Ran> {
    return this.start(words).ran;
  }

  /** Runs a command that must succeed. */
  async does(...words: string[]): Promise<string> {
    const { exit, out } = await this.run(...words);
    if (exit !== 0) throw new Error(`network ${words.join(' ')} ended with ${exit}: ${out}`);
    return out;
  }

  /** The processes of a network by name, as its folder tells; `daemon` is the one in the background. */
  processes(network: string): Map<string, ProcessRecord> {
    const at = join(this.folder(network).path, 'fabric', 'processes');
    const found = existsSync(at)
      ? readdirSync(at).map((file): [string, ProcessRecord] => [
          file.replace(/[.]json$/, ''),
          JSON.parse(readFileSync(join(at, file), 'utf8')) as ProcessRecord,
        ])
      : [];
    const daemon = this.folder(network).running();
    return new Map(daemon ? [...found, ['daemon', daemon]] : found);
  }

  /** As kill -9 does; resolved when it is dead. */
  async kill(network: string, name: string): Promise<void> {
    const record = this.processes(network).get(name);
    if (!record) throw new Error(`${name} does not run`);
    process.kill(record.pid, 'SIGKILL');
    while (isAlive(record)) await new Promise((resolve) => setTimeout(resolve, 10));
  }

  async as<T>(network: string, actor: string, work: (ledger: Ledger) => Promise<T>): Promise<T> {
    const folder = this.folder(network);
    const [msp = ''] = actor.split('/');
    const ledger = await connect({ profile: folder.profile(msp), identity: folder.identity(actor) });
    try {
      return await work(ledger);
    } finally {
      ledger.close();
    }
  }

  /** Ids of all processes of this machine that were started from this directory, or run in it. */
  left(): number[] {
    const seen = (pid: string): boolean => {
      try {
        const cwd = readlinkSync(`/proc/${pid}/cwd`);
        return cwd.startsWith(this.path) || readFileSync(`/proc/${pid}/environ`, 'utf8').includes(this.path);
      } catch {
        return false;
      }
    };
    return readdirSync('/proc')
      .filter((entry) => /^\d+$/.test(entry) && seen(entry))
      .map(Number);
  }

  async leave(): Promise<void> {
    for (const network of existsSync(join(this.path, '.oneplusn')) ? readdirSync(join(this.path, '.oneplusn')) : [])
      for (const { pid } of this.processes(network).values())
        try {
          process.kill(pid, 'SIGKILL');
        } catch {
          // It has ended already.
        }
    await new Promise((resolve) => setTimeout(resolve, 100));
    rmSync(this.path, { recursive: true, force: true });
  }
}
