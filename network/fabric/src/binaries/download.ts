import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, rmSync, statSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { isOnePlusNError } from '@oneplusn/errors';
import { fabricErrors, fabricFail } from '../errors';
import { get, unreachable, type Source } from './source';

const TRIES = 5;

/**
 * Downloads an archive to `file` and checks its digest. What an interrupted try left in `file` is gone on with; a file
 * whose digest is wrong is removed.
 *
 * @throws FabricError FABRIC-111, FABRIC-112: not to be had; FABRIC-113: not what the digest says
 */
export async function download(source: Source, file: string): Promise<void> {
  const wanted = await source.digest();
  for (let tried = 1; ; tried += 1) {
    try {
      await goOn(source.archive, file);
      break;
    } catch (error) {
      // The connection broke: the next try goes on from where it did.
      if (!isOnePlusNError(error, fabricErrors.unreachable) || tried === TRIES || sizeOf(file) === 0) throw error;
    }
  }
  const found = await digestOf(file);
  if (found === wanted) return;
  rmSync(file);
  throw fabricFail(fabricErrors.digestDiffers, { url: source.archive, wanted, found });
}

async function goOn(url: string, file: string): Promise<void> {
  const have = sizeOf(file);
  const response = await get(url, have > 0 ? { range: `bytes=${have}-` } : {});
  // Nothing is left to ask for: the file is whole, or it is not the file that lies there; the digest tells.
  if (response.status === 416) return void (await response.body?.cancel());
  if (!response.body) return;
  const flags = response.status === 206 ? 'a' : 'w';
  try {
    await pipeline(Readable.fromWeb(response.body), createWriteStream(file, { flags }));
  } catch (cause) {
    throw unreachable(url, cause);
  }
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
