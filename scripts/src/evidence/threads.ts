/** Spoils a file on as many threads as the machine has: each has seeds of its own, so that none is tried twice. */
import { join } from 'node:path';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Tally } from './fuzz';
import type { Part, Told } from './worker';

/** @param onDone told how many are done, of all threads together */
export async function fuzzOnThreads(whole: Part, onDone: (done: number) => void): Promise<Tally> {
  let done = 0;
  const more = (count: number): void => onDone((done += count));
  const tallies = await Promise.all(partsOf(whole, availableParallelism()).map((part) => onThread(part, more)));
  const sum: Tally = { refused: 0, indeterminate: 0, same: 0, less: 0 };
  for (const tally of tallies)
    for (const outcome of Object.keys(sum) as (keyof Tally)[]) sum[outcome] += tally[outcome];
  return sum;
}

/** The same seeds as on one thread, one stretch behind the other. */
function partsOf(whole: Part, threads: number): Part[] {
  const size = Math.ceil(whole.count / threads);
  const starts = Array.from({ length: threads }, (_, at) => at * size).filter((start) => start < whole.count);
  return starts.map((start) => ({
    ...whole,
    seed: (whole.seed + start) >>> 0,
    count: Math.min(size, whole.count - start),
  }));
}

function onThread(part: Part, more: (done: number) => void): Promise<Tally> {
  const worker = new Worker(join(__dirname, 'worker.js'), { workerData: part });
  return new Promise((resolve, reject) => {
    worker.on('message', (told: Told) => {
      if ('done' in told) more(told.done);
      else resolve(told.tally);
    });
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`a thread ended with ${code} before all was tried`)));
  });
}
