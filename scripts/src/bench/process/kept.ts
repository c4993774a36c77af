/**
 * What a completion costs beside many cases: on an embedded ledger whose blocks are kept in a folder, where a later run
 * goes on. Each case is begun by an honest transaction, so that a large number is reached over several runs.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { errors } from '@oneplusn/api';
import { isOnePlusNError } from '@oneplusn/errors';
import type { Ledger } from '@oneplusn/sdk';
import { sampleTopology } from '@oneplusn/topology';
import { startOnDevnet } from '../../network/engines/devnet';
import { NetworkFolder } from '../../network/folder';
import { clerk, processName, publisher, repeating } from './definition';
import { grow, timePerComplete, type Growth } from './growing';

/**
 * @param counts numbers of cases, in rising order, each measured once there are so many; of those that the ledger has
 * passed already only the last is, with as many as there are
 * @param kept the folder of the ledger that is grown
 */
export async function measureKept(
  counts: readonly number[],
  kept: string,
  tell: (line: string) => void,
): Promise<Growth['byCases']> {
  mkdirSync(kept, { recursive: true });
  const folder = new NetworkFolder('bench-cases', kept);
  const options = { data: join(kept, 'ledger') };
  const network = await startOnDevnet(sampleTopology('quickstart'), folder, (_title, work) => work(), options);
  try {
    await publishOnce(await network.connect(publisher));
    const official = await network.connect(clerk);
    let there = await casesOn(official);
    tell(`${kept}: ${there} 件办件 cases`);
    const byCases: Record<string, { msPerComplete: number }> = {};
    const last = counts.at(-1) ?? 0;
    for (const count of counts.filter((each) => each > there || each === last)) {
      there = await grow(official, there, count, tell);
      const msPerComplete = await timePerComplete(official);
      byCases[there] = { msPerComplete };
      tell(`${there} 件办件 cases: ${msPerComplete} ms`);
      there += 1;
    }
    return byCases;
  } finally {
    await network.stop();
  }
}

/** An earlier run has published it. */
async function publishOnce(steward: Ledger): Promise<void> {
  await steward.vault.prepare();
  try {
    await steward.process.get({ process: `${steward.msp}/${processName}` });
  } catch (error) {
    if (!isOnePlusNError(error, errors.ledger.notFound)) throw error;
    await steward.process.publish({ name: processName, definition: repeating });
  }
}

async function casesOn(official: Ledger): Promise<number> {
  const process = `${official.msp}/${processName}`;
  let count = 0;
  for await (const { id } of official.process.cases.each({ process, size: 200 })) count += Number(id !== '');
  return count;
}
