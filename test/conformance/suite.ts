import './chaincode/quiet';
import { createRequire } from 'node:module';
import type { Case, Observation } from './case';
import type { Group } from './cases';
import { Clients } from './client';
import { onDevnet } from './engines/devnet';
import type { ConformanceNetwork, Consensus } from './engines/engine';
import type * as FabricEngine from './engines/fabric';
import { knownDifferences } from './known-differences';
import { judged, record, recorded, type Kind } from './record';
import { judgedFrom, type Judged } from './observe/validity';
import { run } from './run';

const load = createRequire(__filename);
const live = process.env['ONEPLUSN_ENGINE'] === 'fabric';
const recording = live && process.env['ONEPLUSN_RECORD'] === '1';

/** Cases do not touch each other: so many run at a time. */
const ATONCE = 8;

function start(consensus: Consensus): Promise<ConformanceNetwork> {
  // Real Fabric's packages are loaded when asked for: they are no part of a run on the embedded ledger.
  return live ? (load('./engines/fabric') as typeof FabricEngine).onFabric(consensus) : onDevnet(consensus);
}

/**
 * Runs all cases on one network, then compares each with what Fabric answered: live Fabric with the record, the
 * embedded ledger with it too.
 */
export function conformance(all: readonly Group[], consensus: Consensus): void {
  const fits = ({ inOrder }: Case): boolean => consensus === 'raft' || inOrder !== true;
  const groups = all.map((group) => ({ ...group, cases: group.cases.filter(fits) }));
  const observed = new Map<string, Observation[] | Error>();
  let kind: Kind = judged(consensus);
  const validity = new Map<string, Judged>();

  beforeAll(async () => {
    const net = await start(consensus);
    const clients = new Clients(net);
    try {
      if (live) kind = { fabric: net.release, consensus };
      const casesOf = (alone: boolean) =>
        groups.filter((group) => (group.alone === true) === alone).flatMap((group) => group.cases);
      const queue = casesOf(false).values();
      const work = async (some: Iterable<Case>): Promise<void> => {
        for (const each of some)
          observed.set(
            each.name,
            await run(each, clients).catch((error: unknown) =>
              error instanceof Error ? error : new Error(String(error)),
            ),
          );
      };
      await Promise.all(Array.from({ length: ATONCE }, () => work(queue)));
      await work(casesOf(true));
      for (const channel of [net.channel, 'second']) validity.set(channel, await judgedFrom(clients, channel));
      if (recording) for (const group of groups) record(group.name, kind, successes(group));
    } finally {
      await clients.close();
      await net.stop();
    }
  }, 600_000);

  const successes = (group: Group): Record<string, Observation[]> =>
    Object.fromEntries(
      group.cases.flatMap(({ name }) => {
        const found = observed.get(name);
        return Array.isArray(found) ? [[name, found]] : [];
      }),
    );

  describe.each(groups.map((group) => [group.name, group] as const))('%s', (_name, group) => {
    test.each(group.cases.map(({ name }) => [name] as const))('%s', (name) => {
      const found = observed.get(name);
      if (!found || found instanceof Error) throw found ?? new Error('the case did not run');
      const expected = recorded(group.name, kind)[name];
      if (!expected) throw new Error(`Fabric's answer is not recorded: ONEPLUSN_ENGINE=fabric ONEPLUSN_RECORD=1`);
      const known = !live && knownDifferences.some((difference) => difference.case === name);
      // A difference that is gone must leave the table.
      if (known) expect(found).not.toEqual(expected);
      else expect(found).toEqual(expected);
    });
  });

  test('the peers flag every transaction as its validity is worked out from the blocks alone', () => {
    const disputed = [...validity].flatMap(([channel, found]) => found.disputed.map((each) => ({ channel, ...each })));
    expect(disputed).toEqual([]);
    expect(validity.size).toBe(2);
  });
}
