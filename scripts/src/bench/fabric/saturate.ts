/** Finds how many callers a network can serve. */

/** Of one subject and one verb at one number of callers. */
export interface Figures {
  readonly clients: number;
  /** Transactions a second. */
  readonly tps: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** CPU milliseconds for a transaction, of all processes, */
  readonly cpuMsPerTx: number;
  /** and by process: `client`, `peer`, `orderer`, `chaincode`. */
  readonly cpuMs: Readonly<Record<string, number>>;
}

/** Some calls were refused at this number of callers. */
export class CallsFailed extends Error {}

const levels = [64, 128, 256, 512, 1024] as const;
/** More callers must bring so much more, or they bring nothing. */
const worthwhile = 1.05;

/** Grows the number of callers until twice in a row more of them have brought no more, or so many are refused. */
export async function untilSaturated(
  at: (clients: number) => Promise<Figures>,
  progress: (figures: Figures) => void,
): Promise<{ first: Figures; best: Figures }> {
  const first = await at(levels[0]);
  progress(first);
  let best = first;
  let idle = 0;
  for (const clients of levels.slice(1)) {
    const figures = await at(clients).catch((error: unknown) => {
      if (error instanceof CallsFailed) return undefined;
      throw error;
    });
    if (!figures) break;
    progress(figures);
    idle = figures.tps < best.tps * worthwhile ? idle + 1 : 0;
    if (figures.tps > best.tps) best = figures;
    if (idle === 2) break;
  }
  return { first, best };
}
