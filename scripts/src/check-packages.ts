/**
 * `node scripts/run.mjs check-packages`: whether each package, as npm packs it, is found and typed as it says, from
 * CommonJS and from ES modules (publint, attw).
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runBeside } from './test/run';

const root = join(__dirname, '../..');

function pack(place: string): readonly string[] {
  const folders = ['chaincode', 'client-sdk', 'network'].flatMap((room) =>
    readdirSync(join(root, room)).map((name) => join(root, room, name)),
  );
  const shell = process.platform === 'win32';
  execFileSync('npm', ['pack', '--silent', '--pack-destination', place, ...folders], { cwd: root, shell });
  return readdirSync(place).map((file) => join(place, file));
}

/** What is wrong with one; empty where nothing is. `node16` is how all Node versions resolve that run it. */
async function complaintsOf(tarball: string): Promise<string> {
  const looks = await Promise.all([
    runBeside('publint', [tarball, '--strict']),
    runBeside('attw', [tarball, '--profile', 'node16', '--format', 'ascii', '--no-emoji']),
  ]);
  return looks.flatMap(({ isWell, text }) => (isWell ? [] : [text])).join('');
}

async function main(): Promise<void> {
  const place = mkdtempSync(join(tmpdir(), 'oneplusn-packages-'));
  try {
    for (const tarball of pack(place)) {
      const complaints = await complaintsOf(tarball);
      if (complaints === '') continue;
      console.log(complaints);
      process.exitCode = 1;
    }
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

void main();
