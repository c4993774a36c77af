/** A full disk ends an orderer or a peer; when there is room again, it comes back by itself. */
import { setTimeout as sleep } from 'node:timers/promises';
import { SmallDisk, whyNoMount } from './disk';
import { FaultyNetwork } from './network';
import { tell } from './row';
import { trial } from './trial';

const nodes = [
  ['an orderer', 'orderer0'],
  ['the gateway peer of an authority', 'peer0.gd'],
] as const;
const why = whyNoMount();
if (why !== undefined)
  for (const [what] of nodes) tell({ fault: `the disk of ${what} full`, network: 'quickstart', skipped: why });

(why === undefined ? describe : describe.skip)('a full disk', () => {
  let network: FaultyNetwork;
  const disks: SmallDisk[] = [];
  beforeAll(async () => {
    network = await FaultyNetwork.start('quickstart');
  }, 180_000);
  afterAll(() => network?.remove(() => disks.forEach((disk) => disk.unmount())), 60_000);

  test.each(nodes)(
    'of %s',
    async (what, process) => {
      const disk = await SmallDisk.under(network, process);
      disks.push(disk);
      await trial(network, {
        name: `the disk of ${what} full for 8 s`,
        strike: async () => {
          disk.fill();
          await sleep(8_000);
          disk.free();
        },
      });
    },
    240_000,
  );
});
