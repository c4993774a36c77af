import { accessSync, constants, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { FabricError } from './errors';

/** Where one release of Fabric lies: the layout of the official archive, `bin/` and `config/`. */
export interface Binaries {
  readonly bin: string;
  /** Holds the release's core.yaml and orderer.yaml, which the nodes' configuration starts from. */
  readonly config: string;
}

const needed = ['peer', 'orderer', 'osnadmin', 'configtxgen'] as const;

/** `$XDG_CACHE_HOME/oneplusn/fabric`, outside every repository. */
export function cacheFolder(): string {
  return join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'oneplusn', 'fabric');
}

/**
 * Finds Fabric's binaries: the folder named, `ONEPLUSN_FABRIC_BIN`, PATH, then the cache.
 *
 * @param version `3.1` or `3.1.5`: the newest release in the cache that begins so
 * @throws FabricError FABRIC-101 where there are none, with what to do
 */
export function findBinaries(version = '3.1', named = process.env['ONEPLUSN_FABRIC_BIN']): Binaries {
  const places = [
    ...(named === undefined ? [] : [named]),
    ...cached(version),
    ...(process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== ''),
  ];
  for (const bin of places) {
    const config = join(dirname(bin), 'config');
    if (
      needed.every((program) => isThere(join(bin, program), constants.X_OK)) &&
      isThere(join(config, 'core.yaml'), constants.R_OK)
    )
      return { bin, config };
  }
  throw new FabricError('FABRIC-101', { version, cache: join(cacheFolder(), version) });
}

/** The releases in the cache of that version, newest first. */
function cached(version: string): string[] {
  let releases: string[];
  try {
    releases = readdirSync(cacheFolder());
  } catch {
    return [];
  }
  return releases
    .filter((release) => release === version || release.startsWith(`${version}.`))
    .sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))
    .map((release) => join(cacheFolder(), release, 'bin'));
}

function isThere(file: string, mode: number): boolean {
  try {
    accessSync(file, mode);
    return true;
  } catch {
    return false;
  }
}
