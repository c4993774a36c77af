import { createReadStream, createWriteStream, mkdirSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { fabricErrors, fabricFail } from '../errors';

/**
 * Unpacks `bin/` and `config/` of a release archive into `folder`; of other entries nothing, and no links.
 * @throws FabricError FABRIC-114 where it is no archive of a release
 */
export async function unpack(archive: string, folder: string): Promise<void> {
  const entries = extract();
  const written = (async () => {
    for await (const entry of entries) {
      const name = normalize(entry.header.name);
      if (entry.header.type === 'file' && /^(bin|config)\/[\w.-]+$/.test(name)) {
        const file = join(folder, name);
        mkdirSync(dirname(file), { recursive: true });
        await pipeline(entry, createWriteStream(file, { mode: name.startsWith('bin') ? 0o755 : 0o644 }));
      } else {
        entry.resume();
      }
    }
  })();
  try {
    await Promise.all([pipeline(createReadStream(archive), createGunzip(), entries), written]);
  } catch (cause) {
    throw fabricFail(fabricErrors.badArchive, { archive }, { cause });
  }
}
