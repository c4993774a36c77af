/** One Raft orderer, four authorities of one peer: nothing stands in for what fails, so the service waits, and must lose nothing. */
import { setTimeout as sleep } from 'node:timers/promises';
import { FaultyNetwork } from './network';
import { trial } from './trial';

let network: FaultyNetwork;
beforeAll(async () => {
  network = await FaultyNetwork.start('quickstart');
}, 180_000);
afterAll(() => network?.remove(), 60_000);

const processes = [
  ['the orderer', 'orderer0'],
  ['the gateway peer of an authority', 'peer0.gd'],
  ['the chaincode of an authority', 'foundation.gd'],
] as const;

test.each(processes)(
  '%s is killed and started again',
  async (what, process) => {
    await trial(network, {
      name: `${what} killed`,
      strike: async () => {
        const at = performance.now();
        await network.kill(process);
        return at;
      },
    });
  },
  240_000,
);

test.each(processes)(
  '%s is stopped for eight seconds',
  async (what, process) => {
    await trial(network, {
      name: `${what} stopped 8 s`,
      strike: async () => {
        network.stop(process);
        await sleep(8_000);
        network.resume(process);
      },
    });
  },
  240_000,
);
