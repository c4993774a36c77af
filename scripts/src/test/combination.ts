import { sampleTopology, type Consensus, type SampleName } from '@oneplusn/topology';
import type { Options } from './options';

/** What real Fabric is in one run of the suites. */
export interface Combination {
  /** `3.1`, `2.5`, or one release of them. */
  readonly version: string;
  readonly topology: SampleName;
  /** The suites of it, as jest takes paths. */
  readonly tests: readonly string[];
}

const [newest, longTerm] = ['3.1', '2.5'] as const;

/** The combinations that a release of OnePlusN is held to. 2.5 LTS knows no BFT. */
const matrix = [
  { version: newest, topology: 'quickstart' },
  { version: newest, topology: 'bft4' },
  { version: longTerm, topology: 'quickstart' },
] as const;

/** Both journeys as an official, a steward and an auditor go them; and how a network recovers. */
const journeys = [
  ...['test/fabric/recovery', 'test/e2e/cli', 'test/e2e/openings', 'test/e2e/review/routes'],
  // What members get of each other, and who may speak to a service: Fabric's own doors, on each of its lines.
  ...['test/e2e/eavesdropping', 'test/fabric/service'],
];

/** What is to be run, in its order. Throws for what there is not. */
export function combinations({ version, topology, all, short, rest }: Options): readonly Combination[] {
  const chosen = all ? matrix : [{ version: version ?? newest, topology: topology ?? 'quickstart' }];
  return chosen.map((each, index) => {
    const { consensus } = sampleTopology(each.topology);
    if (consensus === 'bft' && lineOf(each.version) === longTerm)
      throw new Error(`Fabric ${longTerm} 没有 BFT / has no BFT: ${each.topology}`);
    const isShort = short && (!all || index > 0);
    return {
      ...each,
      tests: rest.length > 0 ? rest : isShort ? [...journeys, conformance(consensus)] : whole(consensus),
    };
  });
}

/** Each network of the conformance suite has a consensus of its own; the command is tried on Raft. */
function whole(consensus: Consensus): readonly string[] {
  const fabric = consensus === 'raft' ? 'test/fabric' : 'test/fabric/recovery';
  return [fabric, 'test/e2e', conformance(consensus)];
}

const conformance = (consensus: Consensus): string =>
  `test/conformance/${consensus === 'bft' ? 'bft' : 'conformance'}.test.ts`;

/** `3.1.5` is of `3.1`. */
function lineOf(version: string): string {
  return version.split('.').slice(0, 2).join('.');
}
