/** Four BFT orderers, of which one may do what it likes. */
import { isAskedFor } from '../fabric/lines';
import { FaultyNetwork } from './network';
import { trial } from './trial';

(isAskedFor('3.1') ? describe : describe.skip)('four BFT orderers', () => {
  let network: FaultyNetwork;
  beforeAll(async () => {
    network = await FaultyNetwork.start('bft4');
  }, 240_000);
  afterAll(() => network?.remove(), 60_000);

  test('the one that leads goes and does not come back', async () => {
    let leader = '';
    await trial(network, {
      name: 'the leading BFT orderer gone for good',
      strike: async () => {
        leader = await network.leader();
        network.unwatch();
        const at = performance.now();
        await network.kill(leader);
        return at;
      },
    });
    await trial(network, { name: `three of four BFT orderers, all the while`, strike: async () => performance.now() });
    expect(network.fabric.processes.status().find(({ name }) => name === leader)?.alive).toBe(false);
    network.watch();
  }, 360_000);
});
