/** A part of the spoilt files, on a thread of its own. */
import { parentPort, workerData } from 'node:worker_threads';
import { Verifier } from '@oneplusn/evidence';
import { fuzz, type Tally } from './fuzz';

/** What a thread is given. */
export interface Part {
  readonly text: string;
  readonly genesis: string;
  readonly seed: number;
  readonly count: number;
}

/** What it tells: how many are done now and then, and what came of all at the end. */
export type Told = { readonly done: number } | { readonly tally: Tally };

/** How many are done until that is told. */
const toldEvery = 500;

// Most files are refused, each by an error: where in the program it was made is of no use here, and takes its time.
Error.stackTraceLimit = 0;
const { text, genesis, seed, count } = workerData as Part;
const tell = (told: Told): void => parentPort?.postMessage(told);
const onDone = (done: number): void => {
  if (done % toldEvery === 0) tell({ done: toldEvery });
};
tell({ tally: fuzz({ text, seed, count, verifier: new Verifier({ genesis }), onDone }) });
