/** A server of PostgreSQL of its own, as Debian packages it, run as an unprivileged user in a temporary folder. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from '../../port';

const packaged = '/usr/lib/postgresql';

/** Where its programs are; undefined where none are installed. */
export function postgresPrograms(): string | undefined {
  const versions = existsSync(packaged) ? readdirSync(packaged).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = versions.map((version) => join(packaged, version, 'bin'));
  return folders.find((folder) => ['initdb', 'postgres'].every((name) => existsSync(join(folder, name))));
}

/** It refuses to be run by root. */
function unprivileged(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const numberOf = (flag: string): number => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout);
  return { uid: numberOf('-u'), gid: numberOf('-g') };
}

export class PostgresServer {
  readonly #password = randomBytes(16).toString('hex');
  readonly #folder = mkdtempSync(join(tmpdir(), 'oneplusn-postgres-'));
  readonly #user = unprivileged();
  #server: ChildProcess | undefined;
  #port = 0;

  private constructor(private readonly programs: string) {}

  static async start(programs: string): Promise<PostgresServer> {
    const server = new PostgresServer(programs);
    server.#init();
    await server.run();
    return server;
  }

  #init(): void {
    const secret = join(this.#folder, 'secret');
    writeFileSync(secret, this.#password, { mode: 0o600 });
    if (this.#user) for (const path of [this.#folder, secret]) chownSync(path, this.#user.uid, this.#user.gid);
    // Sorted as people in China have it: what the index asks must not hang on it.
    const words = ['-D', this.#data, '-U', 'auditor', '-A', 'scram-sha-256', `--pwfile=${secret}`, '-E', 'UTF8'];
    const { status, stderr } = spawnSync(join(this.programs, 'initdb'), [...words, '--locale=C.UTF-8', '--no-sync'], {
      ...{ ...this.#user, cwd: this.#folder, encoding: 'utf8' },
    });
    if (status !== 0) throw new Error(`initdb: ${stderr}`);
  }

  get #data(): string {
    return join(this.#folder, 'data');
  }

  /** Starts it, also where it was killed. */
  async run(): Promise<void> {
    this.#port ||= await freePort();
    const options = ['listen_addresses=127.0.0.1', `port=${this.#port}`, 'unix_socket_directories=', 'fsync=off'];
    const words = ['-D', this.#data, ...options.flatMap((each) => ['-c', each])];
    this.#server = spawn(join(this.programs, 'postgres'), words, { ...this.#user, cwd: this.#folder, stdio: 'ignore' });
    for (let left = 200; ; left -= 1) {
      try {
        return await this.#ask('postgres', 'SELECT 1');
      } catch (error) {
        if (left === 0) throw error;
        await sleep(50);
      }
    }
  }

  /** A new database's address. */
  async database(name: string): Promise<string> {
    await this.#ask('postgres', `CREATE DATABASE "${name}"`);
    return this.#url(name);
  }

  #url(name: string): string {
    return `postgres://auditor:${this.#password}@127.0.0.1:${this.#port}/${name}`;
  }

  async #ask(name: string, sql: string): Promise<void> {
    const client = new pg.Client({ connectionString: this.#url(name) });
    await client.connect();
    try {
      await client.query(sql);
    } finally {
      await client.end();
    }
  }

  /** Kills it at once, as if the machine had gone: SIGQUIT takes its children along. */
  async kill(): Promise<void> {
    const server = this.#server;
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGQUIT');
    await ended;
  }

  async stop(): Promise<void> {
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
