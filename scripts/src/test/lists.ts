/**
 * Which suites run on real Fabric: all of them with `--all` or without flags, and in CI (`--short`) what an engine can
 * change.
 */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import type { Consensus } from '@oneplusn/topology';

/** Of Fabric's own doors; what a flood does is tried with `--all` alone. */
const networks = 'administration containers genesis go network peer-command recovery service'.split(' ');

/**
 * On 3.1 with Raft: trust, access, openings, the vault, who may listen, what is committed when, events, errors of
 * discovery and gateway, the service, deployment. A new suite is added here only if what it holds rests on Fabric
 * itself.
 */
const onRaft = [
  'test/fabric/deployment',
  ...networks.map((suite) => `test/fabric/${suite}.test.ts`),
  ...['access', 'eavesdropping', 'openings', 'records', 'vault'].map((suite) => `test/e2e/${suite}.test.ts`),
  ...['test/e2e/ledger', 'test/e2e/registry/governing.test.ts', 'test/e2e/review/trust.test.ts', 'test/e2e/trust'],
  ...['calls', 'commit', 'datasets', 'events', 'witness'].map((suite) => `test/e2e/sdk/${suite}.test.ts`),
];

/** On BFT and on 2.5: what members get of each other, who may speak to a service, openings; who signs the blocks. */
const onOthers = [
  ...['eavesdropping', 'openings'].map((suite) => `test/e2e/${suite}.test.ts`),
  ...['test/e2e/evidence/proof.test.ts', 'test/e2e/index/follow.test.ts'],
  'test/fabric/service.test.ts',
];

/** On BFT besides: how a network of such orderers recovers. */
const onBft = [...onOthers, 'test/fabric/recovery.test.ts'];

/**
 * Every suite, as jest takes paths. Each network of the conformance suite has a consensus of its own; the command is
 * tried on Raft.
 */
export function whole(consensus: Consensus): readonly string[] {
  const isBft = consensus === 'bft';
  return [
    isBft ? 'test/fabric/recovery' : 'test/fabric',
    'test/e2e',
    `test/conformance/${isBft ? 'bft' : 'conformance'}.test.ts`,
  ];
}

/** What CI runs of it. */
export const short = (isFirst: boolean, consensus: Consensus): readonly string[] =>
  isFirst ? onRaft : consensus === 'bft' ? onBft : onOthers;

/** The suites of the whole that the given ones leave out, as paths in the repository. */
export function leftOut(consensus: Consensus, tests: readonly string[]): readonly string[] {
  const files = globSync('test/**/*.test.ts', { cwd: join(__dirname, '../../..') });
  const has = (paths: readonly string[], file: string): boolean => paths.some((path) => file.startsWith(path));
  return files
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => has(whole(consensus), file) && !has(tests, file))
    .sort();
}
