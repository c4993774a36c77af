import { accessSync, constants, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fabricErrors, fabricFail } from '../errors';
import { releaseOf } from './release';

/** Where one release of Fabric lies: the layout of the official archive, `bin/` and `config/`. */
export interface Binaries {
  readonly bin: string;
  /** Holds the release's core.yaml and orderer.yaml, which the nodes' configuration starts from. */
  readonly config: string;
  /** `3.1.5`, as the binaries themselves say. */
  readonly release: string;
}

/** Which binaries of Fabric are wanted. */
export interface Wanted {
  /** `3.1`, or one release: `3.1.5`. Where not given: of what the folder named holds, else 3.1. */
  readonly version?: string;
  /** A `bin` folder; `ONEPLUSN_FABRIC_BIN` where not given. */
  readonly bin?: string;
}

const programs = ['peer', 'orderer', 'osnadmin', 'configtxgen'] as const;
export const DEFAULT_VERSION = '3.1';

/** `$XDG_CACHE_HOME/oneplusn/fabric`, outside every repository. */
export function cacheFolder(): string {
  return join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'oneplusn', 'fabric');
}

/**
 * Finds Fabric's binaries: the folder named, else PATH, else the cache.
 *
 * @throws FabricError FABRIC-101 where there are none, FABRIC-106 where a folder is named that holds none or another
 * release
 */
export function findBinaries({ version, bin = process.env['ONEPLUSN_FABRIC_BIN'] }: Wanted = {}): Binaries {
  if (bin !== undefined && bin !== '') return named(bin, version);
  const wanted = version ?? DEFAULT_VERSION;
  for (const folder of [...onPath(), ...cached(wanted)]) {
    const found = look(folder);
    if (found && fits(found.release, wanted)) return found;
  }
  throw fabricFail(fabricErrors.noBinaries, { version: wanted, cache: cacheFolder() });
}

/** Whether a release is the one asked for, or of the line asked for. */
function fits(release: string, version: string): boolean {
  return release === version || release.startsWith(`${version}.`);
}

function named(bin: string, version: string | undefined): Binaries {
  const found = look(bin);
  if (!found)
    throw fabricFail(fabricErrors.badBinaries, {
      bin,
      problem: { zh: '没有可用的程序', en: 'holds no programs that run here' },
    });
  if (version !== undefined && !fits(found.release, version))
    throw fabricFail(fabricErrors.badBinaries, {
      bin,
      problem: { zh: `是 ${found.release}, 要求 ${version}`, en: `is ${found.release}, not ${version}` },
    });
  return found;
}

/**
 * What lies in a `bin` folder: the configuration is beside it, or in FABRIC_CFG_PATH where binaries stand alone on
 * PATH.
 */
function look(bin: string): Binaries | undefined {
  const configs = [join(dirname(bin), 'config'), ...(process.env['FABRIC_CFG_PATH'] ?? '').split(delimiter)];
  if (!programs.every((program) => isThere(join(bin, program), constants.X_OK))) return undefined;
  const config = configs.find(
    (folder) => folder !== '' && ['core.yaml', 'orderer.yaml'].every((file) => isThere(join(folder, file))),
  );
  const release = config === undefined ? undefined : releaseOf(join(bin, 'peer'));
  return config === undefined || release === undefined ? undefined : { bin, config, release };
}

const onPath = (): string[] => (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');

/** The releases in the cache of that version, newest first. */
function cached(version: string): string[] {
  let releases: string[];
  try {
    releases = readdirSync(cacheFolder());
  } catch {
    return [];
  }
  return releases
    .filter((release) => fits(release, version))
    .sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))
    .map((release) => join(cacheFolder(), release, 'bin'));
}

function isThere(file: string, mode: number = constants.R_OK): boolean {
  try {
    accessSync(file, mode);
    return true;
  } catch {
    return false;
  }
}
