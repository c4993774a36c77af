/** What a completion costs as cases grow, on an embedded ledger whose contract has begun every one of them. */
import { definitionProblems, fitting, Definition } from '@oneplusn/api';
import type { Ledger } from '@oneplusn/sdk';
import { startNetwork } from '@oneplusn/testkit';
import { rounded } from '../shares';
import { clerk, large, processName, publisher, repeating } from './definition';
import { begin, submit } from './tasks';

/** Completions that are timed at each number of cases. */
const timed = 200;
/** Cases that are begun at a time: so many are answered in time on a busy machine too. */
const together = 48;
/** States of the definition that is checked and published. */
const states = 200;

export interface Growth {
  /** Milliseconds of one completion, one after another, by how many cases there are. */
  readonly byCases: Readonly<Record<string, { readonly msPerComplete: number }>>;
  /** Milliseconds to check and publish a definition of 200 states. */
  readonly check200: { readonly ms: number };
}

/** @param counts how many cases there are, in rising order */
export async function measureGrowth(counts: readonly number[], tell: (line: string) => void): Promise<Growth> {
  const network = await startNetwork();
  try {
    const steward = await network.connect(publisher);
    await steward.vault.prepare();
    await steward.process.publish({ name: processName, definition: repeating });
    const check200 = { ms: rounded(await checking(() => steward.process.publish(of200)), 1) };
    tell(`检查并发布 200 个状态 / check and publish 200 states: ${check200.ms} ms`);
    const official = await network.connect(clerk);
    const byCases: Record<string, { msPerComplete: number }> = {};
    let there = 0;
    for (const count of counts) {
      there = await grow(official, there, count, tell);
      byCases[count] = { msPerComplete: await timePerComplete(official) };
      there += 1;
      tell(`${count} 件办件 cases: ${byCases[count].msPerComplete} ms`);
    }
    return { byCases, check200 };
  } finally {
    await network.stop();
  }
}

/** Begins cases up to a number, and says now and then how many there are; gives how many there are then. */
export async function grow(official: Ledger, from: number, to: number, tell: (line: string) => void): Promise<number> {
  let there = from;
  const one = async (): Promise<void> => {
    while (there < to) {
      there += 1;
      if (there % 1000 === 0) tell(`${there} / ${to}`);
      await begin(official);
    }
  };
  await Promise.all(Array.from({ length: together }, one));
  return there;
}

/** Milliseconds of one completion, one after another, on a new case. */
export async function timePerComplete(official: Ledger): Promise<number> {
  let file = await begin(official);
  const from = performance.now();
  for (let n = 0; n < timed; n++) file = await submit(official, file, n);
  return rounded((performance.now() - from) / timed, 2);
}

const of200 = { name: `${processName}-200`, definition: large(states) };

async function checking(publish: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  const found = fitting(Definition, of200.definition);
  if (!('output' in found) || definitionProblems(found.output).length > 0)
    throw new Error('the large definition is not sound');
  await publish();
  return performance.now() - from;
}
