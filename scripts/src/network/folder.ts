/** The folder of a network: `.oneplusn/<name>/` with profiles, wallets, logs, and who runs it. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isAlive, recordOf, type ProcessRecord } from '@oneplusn/fabric';

/** What a network tells of itself for `status`, `down` and the CLI. */
export interface Announcement {
  readonly name: string;
  readonly engine: string;
  /** Of real Fabric: `3.1.5`. */
  readonly release?: string;
  readonly channel: string;
  /** Beside that one. */
  readonly channels?: readonly string[];
  readonly endpoints: Readonly<Record<string, string>>;
  /** Where the embedded ledger is kept; in memory where not given. */
  readonly data?: string;
}

/** The announcement with the background process that made it. */
export interface Running extends Announcement, ProcessRecord {
  readonly startedAt: string;
}

export class NetworkFolder {
  readonly path: string;

  constructor(name: string, root = process.cwd()) {
    this.path = join(root, '.oneplusn', name);
  }

  get log(): string {
    return join(this.path, 'network.log');
  }

  profile(msp: string): string {
    return join(this.path, 'profiles', `${msp}.yaml`);
  }

  /** Whose profiles are there, while the network runs. */
  get authorities(): readonly string[] {
    return readdirSync(join(this.path, 'profiles')).map((file) => basename(file, '.yaml'));
  }

  /** Where an actor's identity lies: `wallet/GD/li.id`. */
  identity(actor: string): string {
    return join(this.path, 'wallet', `${actor}.id`);
  }

  create(): void {
    mkdirSync(this.path, { recursive: true });
  }

  /** Writes a file whole or not at all; `secret` files are for their owner's eyes only. */
  write(file: string, content: string, secret = false): void {
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(`${file}.new`, content, { mode: secret ? 0o600 : 0o644 });
    renameSync(`${file}.new`, file);
  }

  /** Says that this process runs the network. */
  announce(announcement: Announcement): void {
    const running: Running = { ...announcement, ...recordOf(process.pid), startedAt: new Date().toISOString() };
    this.write(join(this.path, 'network.json'), `${JSON.stringify(running, undefined, 2)}\n`);
  }

  /** What was announced last, whether it runs or was killed; undefined where nothing is. */
  announced(): Running | undefined {
    try {
      return JSON.parse(readFileSync(join(this.path, 'network.json'), 'utf8')) as Running;
    } catch {
      return undefined;
    }
  }

  /** Who runs here, or undefined where nobody does (a killed process counts as nobody). */
  running(): Running | undefined {
    const announced = this.announced();
    return announced && isAlive(announced) ? announced : undefined;
  }

  /** Where this network's embedded ledger is kept, of all runs until it is purged; undefined where it never was. */
  get data(): string | undefined {
    const file = join(this.path, 'data.json');
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { at: string }).at : undefined;
  }

  /** Remembers where the embedded ledger is kept. */
  keep(data: string): void {
    this.write(join(this.path, 'data.json'), `${JSON.stringify({ at: data })}\n`);
  }

  /** Where chaincodes lie that were deployed beside the foundation: their processes, ports and TLS. */
  get chaincodes(): string {
    return join(this.path, 'chaincodes');
  }

  /** Folders that were written in a place of the user's, to be removed with the keys in them. */
  get written(): readonly string[] {
    const file = join(this.path, 'written.json');
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as string[]) : [];
  }

  set written(folders: readonly string[]) {
    this.write(join(this.path, 'written.json'), JSON.stringify(folders));
  }

  /**
   * Removes what is of use only while the network runs: its announcement, profiles and wallets. Logs stay, and what an
   * engine keeps.
   */
  clear(): void {
    for (const folder of this.written) rmSync(folder, { recursive: true, force: true });
    rmSync(join(this.path, 'written.json'), { force: true });
    for (const part of ['network.json', 'profiles', 'wallet'])
      rmSync(join(this.path, part), { recursive: true, force: true });
  }

  /** Removes the folder with all ledgers and keys in it, and the embedded ledger that is kept elsewhere. */
  remove(): void {
    if (this.data !== undefined) rmSync(this.data, { recursive: true, force: true });
    rmSync(this.path, { recursive: true, force: true });
  }

  /**
   * Lets one command at a time change the network.
   * @throws Error while another one that still runs is at it
   */
  async locked<T>(work: () => Promise<T>): Promise<T> {
    const lock = join(this.path, 'lock');
    this.create();
    try {
      const { pid, born } = JSON.parse(readFileSync(lock, 'utf8')) as ProcessRecord;
      if (!isAlive({ pid, born })) rmSync(lock, { force: true });
    } catch {
      // Nobody has it, or left it half written.
    }
    try {
      writeFileSync(lock, JSON.stringify(recordOf(process.pid)), { flag: 'wx' });
    } catch (cause) {
      throw new Error(`另一条命令正在操作此网络: ${lock}\nAnother command is at work on this network: ${lock}`, {
        cause,
      });
    }
    try {
      return await work();
    } finally {
      rmSync(lock, { force: true });
    }
  }
}
