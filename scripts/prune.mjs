import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const made = /(?:\.d\.ts|\.js)(?:\.map)?$/;

/**
 * Removes what the compiler made of sources that are gone: left in place, it would be loaded before what has replaced
 * them.
 */
export function prune(root) {
  const packages = ['chaincode', 'client-sdk', 'network'].flatMap((room) =>
    readdirSync(join(root, room)).map((name) => join(root, room, name)),
  );
  for (const folder of [...packages, join(root, 'scripts')]) {
    const dist = join(folder, 'dist');
    if (!existsSync(dist)) continue;
    for (const file of readdirSync(dist, { recursive: true }))
      if (made.test(file) && !existsSync(join(folder, 'src', file.replace(made, '.ts')))) rmSync(join(dist, file));
  }
}
