/**
 * `npm run fixture`: keeps a small ledger of this version in `test/fixtures/ledger-<version>`, with what its readers
 * were told. Later versions are held to reading it. A folder that is there is left alone: what an earlier version wrote
 * cannot be written again.
 */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { found } from '@oneplusn/testkit';
import { sampleTopology } from '@oneplusn/topology';
import { version } from '@oneplusn/cli/package.json';
import { inBothLanguages } from './complaint';
import { hold } from './fixture/hold';
import { read, write } from './fixture/story';

async function main(): Promise<void> {
  const folder = join(__dirname, '../../test/fixtures', `ledger-${version}`);
  if (existsSync(folder))
    throw new Error(`文件夹已存在: ${folder}\nThe folder exists, remove it to write it anew: ${folder}`);
  mkdirSync(folder, { recursive: true });
  const held = await hold(folder);
  try {
    await found(sampleTopology('quickstart'), held.as);
    await write(held.as);
    writeFileSync(join(folder, 'expected.json'), `${JSON.stringify(await read(held.as), undefined, 1)}\n`);
  } finally {
    await held.stop();
    rmSync(join(folder, 'lock'), { recursive: true, force: true });
  }
  console.log(`已写入 / written: ${folder}`);
}

main().catch((error: unknown) => {
  console.error(inBothLanguages(error));
  process.exitCode = 1;
});
