/** Three Raft orderers: two of them are a majority, so the service comes back while the third is away. */
import { setTimeout as sleep } from 'node:timers/promises';
import { FaultyNetwork } from './network';
import { trial } from './trial';

let network: FaultyNetwork;
beforeAll(async () => {
  network = await FaultyNetwork.start('raft3');
}, 180_000);
afterAll(() => network?.remove(), 60_000);

test('the orderer that leads is killed and started again', async () => {
  await trial(network, {
    name: 'the leading orderer killed',
    strike: async () => {
      const leader = await network.leader();
      const at = performance.now();
      await network.kill(leader);
      return at;
    },
  });
}, 240_000);

test('the orderer that leads stands still, and the others go on without it', async () => {
  let leader = '';
  await trial(network, {
    name: 'the leading orderer stopped, for good',
    strike: async () => {
      leader = await network.leader();
      network.stop(leader);
      return performance.now();
    },
  });
  // It takes up where it stood, and nobody is disturbed.
  await trial(network, {
    name: 'the stopped orderer continues',
    strike: async () => {
      network.resume(leader);
      await sleep(2_000);
    },
  });
}, 360_000);
