import { parseArgs } from 'node:util';
import { SAMPLES, type SampleName } from '@oneplusn/topology';

/** What `npm test` and `npm run test:fabric` are asked for. */
export interface Options {
  /** On real Fabric; on the embedded ledger where not. */
  readonly fabric: boolean;
  /** What real Fabric is to be; of the matrix where neither is named. */
  readonly version?: string;
  readonly topology?: SampleName;
  /** Every combination of the matrix. */
  readonly all: boolean;
  /** Of each combination, what an engine can change: what CI runs. */
  readonly short: boolean;
  /** Skip, and say so, what this machine has no binaries for. */
  readonly ifFound: boolean;
  /** For jest: files to choose, and options of its own. */
  readonly rest: readonly string[];
}

const known = {
  fabric: { type: 'boolean' },
  'fabric-version': { type: 'string' },
  topology: { type: 'string' },
  all: { type: 'boolean' },
  short: { type: 'boolean' },
  'if-found': { type: 'boolean' },
} as const;

/** Words that jest does not get. `--` ends them, as everywhere. */
export function readOptions(args: readonly string[]): Options {
  const { values, tokens } = parseArgs({ args: [...args], options: known, strict: false, tokens: true });
  const taken = new Set<number>();
  for (const token of tokens) {
    if (token.kind !== 'option' || !(token.name in known)) continue;
    taken.add(token.index);
    if (token.value !== undefined && !token.inlineValue) taken.add(token.index + 1);
  }
  const isOn = (name: keyof typeof known): boolean => values[name] === true;
  const text = (name: 'fabric-version' | 'topology'): string | undefined => {
    const value = values[name];
    if (value === undefined || (typeof value === 'string' && value !== '' && !value.startsWith('-'))) return value;
    throw new Error(`请给出 --${name} 的值 / --${name} needs a value`);
  };
  const named = text('topology');
  const topology = SAMPLES.find((sample) => sample === named);
  if (named !== undefined && !topology)
    throw new Error(`没有拓扑 ${named} / there is no topology ${named}: ${SAMPLES.join(', ')}`);
  const version = text('fabric-version');
  if (isOn('all') && (version !== undefined || topology !== undefined))
    throw new Error(
      '--all 与 --fabric-version, --topology 不能并用 / --all names every combination: leave out --fabric-version and ' +
        '--topology',
    );
  return {
    fabric: isOn('fabric'),
    ...(version !== undefined && { version }),
    ...(topology !== undefined && { topology }),
    all: isOn('all'),
    short: isOn('short'),
    ifFound: isOn('if-found'),
    rest: args.filter((_, index) => !taken.has(index)),
  };
}
