/**
 * A disk of its own for one process, so small that it can be filled: a mount in memory, where this machine allows one.
 */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmdirSync,
  rmSync,
  statfsSync,
  writeSync,
  openSync,
  closeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FaultyNetwork } from './network';

const mount = (at: string, megabytes: number) =>
  spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', at], { encoding: 'utf8' });

/** Why this machine mounts nothing for us; undefined where it does. */
export function whyNoMount(): string | undefined {
  const at = mkdtempSync(join(tmpdir(), 'oneplusn-mount-'));
  try {
    const { status, stderr, error } = mount(at, 1);
    if (status !== 0) return (error?.message ?? stderr).trim().split('\n')[0];
    spawnSync('umount', [at]);
    return undefined;
  } finally {
    rmdirSync(at);
  }
}

export class SmallDisk {
  private constructor(readonly path: string) {}

  /** Moves the data of a process to a small disk; it is stopped for that and comes up again. */
  static async under(network: FaultyNetwork, process: string): Promise<SmallDisk> {
    const path = join(network.place, 'network/data', process);
    network.unwatch();
    await network.kill(process);
    renameSync(path, `${path}.before`);
    mkdirSync(path);
    const { status, stderr } = mount(path, 256);
    if (status !== 0) throw new Error(`no disk at ${path}: ${stderr}`);
    cpSync(`${path}.before`, path, { recursive: true });
    rmSync(`${path}.before`, { recursive: true });
    network.watch();
    return new SmallDisk(path);
  }

  /** Writes until nothing more goes on it. */
  fill(): void {
    const file = openSync(this.#ballast, 'a');
    try {
      for (const size of [1 << 20, 1 << 12]) this.#append(file, Buffer.alloc(size, 1));
    } finally {
      closeSync(file);
    }
  }

  #append(file: number, block: Buffer): void {
    while (statfsSync(this.path).bavail > 0)
      try {
        writeSync(file, block);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return;
        throw error;
      }
  }

  free(): void {
    rmSync(this.#ballast);
  }

  unmount(): void {
    spawnSync('umount', ['-l', this.path]);
  }

  get #ballast(): string {
    return join(this.path, 'ballast');
  }
}
