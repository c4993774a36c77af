/**
 * `npm run fuzz:evidence [-- --count 1000000] [--seed N]`: spoils a file of evidence at random, so many times. Each
 * must be refused, or prove nothing that the whole file does not prove.
 */
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { machine } from './bench/machine';
import { inBothLanguages } from './complaint';
import { sampleEvidence } from './evidence/sample';
import { fuzzOnThreads } from './evidence/threads';

const toldEvery = 10_000;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      count: { type: 'string', default: '10000' },
      seed: { type: 'string', default: String(randomInt(2 ** 31)) },
    },
  });
  const [count, seed] = [numberOf('--count', values.count), numberOf('--seed', values.seed)];
  console.log(`随机种子 / seed: ${seed}`);
  const { text, genesis } = await sampleEvidence();
  const began = performance.now();
  const tally = await fuzzOnThreads({ text, genesis, seed, count }, (done) => {
    if (done % toldEvery === 0) process.stderr.write(`${done} / ${count}\n`);
  });
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(`${JSON.stringify({ count, seed, ...tally, seconds })}\n${machine()}`);
}

/** @throws RangeError in both languages */
function numberOf(option: string, given: string): number {
  const number = Number(given);
  if (/^\d{1,10}$/.test(given) && number < 2 ** 32) return number;
  throw new RangeError(`${option} 须为整数, 而不是 ${given}\n${option} is a whole number, not ${given}`);
}

main().catch((error: unknown) => {
  console.error(inBothLanguages(error));
  process.exitCode = 1;
});
