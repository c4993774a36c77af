import { execFileSync } from 'node:child_process';

/** The release that a `peer` program says it is, such as `3.1.5`; undefined where it does not run on this machine. */
export function releaseOf(peer: string): string | undefined {
  try {
    const told = execFileSync(peer, ['version'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 20_000,
    });
    return /^\s*Version: v?(\d+\.\d+\.\d+\S*)/m.exec(told)?.[1];
  } catch {
    return undefined;
  }
}
