/** The folder of a running network: `.oneplusn/<name>/` with profiles, wallets, logs, and who runs it. */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What `up` leaves behind for `status`, `down` and the CLI. */
export interface Running {
  readonly name: string;
  readonly engine: string;
  readonly pid: number;
  readonly startedAt: string;
  readonly channel: string;
  readonly endpoints: Readonly<Record<string, string>>;
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

  announce(running: Running): void {
    this.write(join(this.path, 'network.json'), `${JSON.stringify(running, undefined, 2)}\n`);
  }

  /** Who runs here, or undefined where nobody does (a killed process counts as nobody). */
  running(): Running | undefined {
    try {
      const found = JSON.parse(readFileSync(join(this.path, 'network.json'), 'utf8')) as Running;
      process.kill(found.pid, 0);
      return found;
    } catch {
      return undefined;
    }
  }

  /** Removes what must not outlive the network: its announcement, profiles and keys. The log stays. */
  clear(): void {
    for (const part of ['network.json', 'profiles', 'wallet'])
      rmSync(join(this.path, part), { recursive: true, force: true });
  }
}
