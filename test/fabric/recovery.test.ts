/** Kills each process of a network in turn: `up` has it working again, and nothing that was written is lost. */
import { agreesAsAsked, describeOn, isAskedFor } from './lines';
import { Workplace } from './workplace';

const networks = [
  ['quickstart', '3.1'],
  ['raft3', '2.5'],
  ['bft4', '3.1'],
] as const;

/** `KILLED=kinds`, as in CI: the first of each kind of process. Of orderers that agree by BFT, that is their leader. */
const killed = (names: readonly string[]): readonly string[] => {
  if (process.env['KILLED'] !== 'kinds') return names;
  const kindOf = (name: string): string => name.replace(/[\d.].*/, '');
  return names.filter((name, at) => names.findIndex((other) => kindOf(other) === kindOf(name)) === at);
};

for (const [network, version] of networks.filter(([name, line]) => isAskedFor(line) && agreesAsAsked(name)))
  describeOn(version, network, () => {
    let place: Workplace;
    const up = () => place.does('up', '--engine', 'fabric', '--fabric-version', version, '--topology', network);
    let written = 0;

    const write = (): Promise<unknown> =>
      place.as(network, 'GD/admin', (ledger) =>
        ledger.registry.establish({
          departments: [{ path: `office-${(written += 1)}`, name: { zh: `${written} 号`, en: `No. ${written}` } }],
        }),
      );
    /** All that was written, as every authority's own peer has it. */
    const expectAll = async (): Promise<void> => {
      const wanted = Array.from({ length: written }, (_, n) => `office-${n + 1}`);
      for (const actor of ['GD/li', 'ZJ/jiang', 'MHRSS/wu', 'Committee/qian']) {
        const { items } = await place.as(network, actor, (ledger) =>
          ledger.registry.departments({ msp: 'GD', size: 200 }),
        );
        expect(items.map(({ path }) => path)).toEqual(expect.arrayContaining(wanted));
      }
    };

    beforeAll(async () => {
      place = new Workplace();
      process.stdout.write(await up());
    }, 120_000);
    afterAll(() => place.leave());

    test('processes are killed in turn, the network comes back with all that was written', async () => {
      const names = [...place.processes(network).keys()];
      const orderers = network === 'bft4' ? 4 : network === 'raft3' ? 3 : 1;
      expect(names).toHaveLength(orderers + 4 + 4 + 1);
      expect(killed(names).length).toBeGreaterThanOrEqual(4);
      for (const name of killed(names)) {
        await place.kill(network, name);
        await up();
        const processes = place.processes(network);
        expect([...processes.keys()].sort()).toEqual([...names].sort());
        await write();
      }
      await expectAll();
    }, 240_000);

    test('all are killed at once', async () => {
      const ports = await place.does('status', '--topology', network);
      for (const name of ['daemon', ...[...place.processes(network).keys()].filter((each) => each !== 'daemon')])
        await place.kill(network, name);
      expect((await place.run('status', '--topology', network)).exit).toBe(1);
      await up();
      const addresses = (text: string) => text.match(/localhost:\d+/g);
      expect(addresses(await place.does('status', '--topology', network))).toEqual(addresses(ports));
      await write();
      await expectAll();
    }, 120_000);

    test('down leaves no process; the ledger is there the next time, and gone after --purge', async () => {
      await place.does('down', '--topology', network);
      expect(place.left()).toEqual([]);
      await up();
      await expectAll();
      await place.does('down', '--topology', network, '--purge');
      expect(place.left()).toEqual([]);
      expect((await place.run('status', '--topology', network)).exit).toBe(1);
    }, 120_000);
  });
