import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isOnePlusNError } from '@oneplusn/errors';
import { fabricErrors, fabricFail } from '../errors';
import { download } from './download';
import { cacheFolder, DEFAULT_VERSION, findBinaries, type Binaries, type Wanted } from './find';
import { releaseOf } from './release';
import { sourceOf, TESTED, type Sources } from './source';
import { unpack } from './unpack';

/**
 * Fabric's binaries: the folder named, PATH, the cache, else the official release archive, downloaded into the cache.
 *
 * @param told of a download that begins, with its address
 * @throws FabricError FABRIC-106 of a folder that is named; FABRIC-109 to 115 of a download
 */
export async function obtainBinaries(
  wanted: Wanted = {},
  sources: Sources = {},
  told: (url: string) => void = () => undefined,
): Promise<Binaries> {
  try {
    return findBinaries(wanted);
  } catch (error) {
    if (!isOnePlusNError(error, fabricErrors.noBinaries)) throw error;
  }
  const { version = DEFAULT_VERSION } = wanted;
  const release = TESTED[version] ?? version;
  if (!/^\d+\.\d+\.\d+$/.test(release))
    throw fabricFail(fabricErrors.unknownRelease, { version, known: Object.keys(TESTED).join(', ') });
  const source = sourceOf(release, sources);
  told(source.archive);
  const cache = cacheFolder();
  mkdirSync(cache, { recursive: true });
  const archive = join(cache, `.${source.archive.split('/').at(-1)}.part`);
  await download(source, archive);
  await install(archive, release);
  return findBinaries({ ...wanted, version: release });
}

/** Unpacks into the cache whole or not at all; what does not run on this machine does not get there. */
async function install(archive: string, release: string): Promise<void> {
  const target = join(cacheFolder(), release);
  const draft = mkdtempSync(join(dirname(target), `.${release}-`));
  try {
    await unpack(archive, draft);
    const found = releaseOf(join(draft, 'bin', 'peer'));
    if (found !== release) throw fabricFail(fabricErrors.doesNotRun, { release, found: found ?? '-' });
    rmSync(target, { recursive: true, force: true });
    renameSync(draft, target);
  } finally {
    for (const rest of [draft, archive]) rmSync(rest, { recursive: true, force: true });
  }
}
