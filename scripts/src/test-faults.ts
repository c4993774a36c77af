/**
 * `npm run test:faults`: faults on real Fabric, under load; ends with a table and a line of figures. `--fabric-version
 * 2.5`: another release; with `--if-found`, nothing is run where there are no binaries. Further arguments choose tests,
 * as jest takes them.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { FabricError, findBinaries } from '@oneplusn/fabric';
import { inBothLanguages } from './complaint';
import type { Row } from './faults/row';
import { tableOf } from './faults/table';
import { figures, none, type Count } from './test/count';
import { jest } from './test/jest';
import { readOptions, type Options } from './test/options';

function main({ version = '3.1', ifFound, rest }: Options): Count {
  let release: string;
  try {
    ({ release } = findBinaries({ version }));
  } catch (error) {
    if (!(error instanceof FabricError)) throw error;
    console.log(error.message);
    return { ...none, failed: ifFound ? 0 : 1 };
  }
  const folder = mkdtempSync(join(tmpdir(), 'oneplusn-fault-table-'));
  const file = join(folder, 'rows');
  writeFileSync(file, '');
  try {
    // One network at a time: each is a dozen processes.
    const env = { ONEPLUSN_FAULTS_TABLE: file, ONEPLUSN_FABRIC_VERSION: version };
    const count = jest(['--runInBand', ...(rest.length > 0 ? rest : ['test/faults'])], env);
    const lines = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '');
    const gigabytes = Math.round(totalmem() / 2 ** 30);
    console.log(
      `\nFabric ${release}, ${cpus().length} CPUs, ${gigabytes} GB, ${new Date().toISOString().slice(0, 10)}\n`,
    );
    console.log(`${tableOf(lines.map((line) => JSON.parse(line) as Row))}\n`);
    return count;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

try {
  const count = main(readOptions(process.argv.slice(2)));
  console.log(figures(count));
  process.exitCode = count.failed > 0 ? 1 : 0;
} catch (error) {
  console.error(inBothLanguages(error));
  process.exitCode = 1;
}
