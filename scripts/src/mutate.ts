/**
 * `npm run mutate -- access`: changes the code of a room that guards, one small fault at a time, and says which faults
 * no test noticed: file, line, what stood there and what the fault was. Further words choose files of the room:
 * `npm run mutate -- ledger facts marks`.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inBothLanguages } from './complaint';
import { rooms } from './mutation/rooms';
import { settingsFor } from './mutation/settings';
import { ending, run } from './test/run';

/** Random tests are the same for each mutant, and in each run; that one fails is enough. */
const fuzz = { FUZZ_SEED: process.env['FUZZ_SEED'] ?? '1', FUZZ_QUICK: 'yes' };

function mutate([name = '', ...names]: readonly string[]): void {
  const room = Object.hasOwn(rooms, name) ? rooms[name] : undefined;
  if (!room) throw new Error(`请给出其一 / give one of: ${Object.keys(rooms).join(', ')}`);
  const place = mkdtempSync(join(tmpdir(), 'oneplusn-mutate-'));
  try {
    const settings = join(place, 'stryker.json');
    writeFileSync(settings, JSON.stringify(settingsFor(room, names, place)));
    const ended = run('stryker', ['run', settings], fuzz);
    if (ended.status !== 0) throw new Error(`stryker: ${ending(ended)}`);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

try {
  mutate(process.argv.slice(2));
} catch (error) {
  console.error(inBothLanguages(error));
  process.exitCode = 1;
}
