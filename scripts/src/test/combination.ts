import { sampleTopology, type SampleName } from '@oneplusn/topology';
import { leftOut, short, whole } from './lists';
import type { Options } from './options';

/** What real Fabric is in one run of the suites. */
export interface Combination {
  /** `3.1`, `2.5`, or one release of them. */
  readonly version: string;
  readonly topology: SampleName;
  /** The suites of it, as jest takes paths. */
  readonly tests: readonly string[];
  /** Suites that it could run as well, and leaves to `--all`. */
  readonly left: readonly string[];
}

const [newest, longTerm] = ['3.1', '2.5'] as const;

/** The combinations that a release of OnePlusN is held to. 2.5 LTS knows no BFT. */
const matrix = [
  { version: newest, topology: 'quickstart' },
  { version: newest, topology: 'bft4' },
  { version: longTerm, topology: 'quickstart' },
] as const;

/** What is to be run, in its order. Throws for what there is not. */
export function combinations({ version, topology, all, rest, ...options }: Options): readonly Combination[] {
  const chosen = all ? matrix : [{ version: version ?? newest, topology: topology ?? 'quickstart' }];
  return chosen.map((each) => {
    const { consensus } = sampleTopology(each.topology);
    if (consensus === 'bft' && lineOf(each.version) === longTerm)
      throw new Error(`Fabric ${longTerm} 没有 BFT / has no BFT: ${each.topology}`);
    const isFirst = lineOf(each.version) !== longTerm && consensus === 'raft';
    const tests = rest.length > 0 ? rest : options.short ? short(isFirst, consensus) : whole(consensus);
    return { ...each, tests, left: rest.length > 0 ? [] : leftOut(consensus, tests) };
  });
}

/** `3.1.5` is of `3.1`. */
function lineOf(version: string): string {
  return version.split('.').slice(0, 2).join('.');
}
