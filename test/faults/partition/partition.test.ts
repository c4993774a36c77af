/**
 * Three Raft orderers, each in a network namespace of its own; the one that leads is cut off from everybody, without a
 * word.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { ordererNames } from '@oneplusn/topology';
import { FaultyNetwork } from '../network';
import { tell } from '../row';
import { trial } from '../trial';
import { Namespaces, whyNoNamespace } from './namespaces';

const name = 'the leading orderer cut off, for good';
const why = whyNoNamespace();
if (why !== undefined) tell({ fault: name, network: 'raft3', skipped: why });

(why === undefined ? describe : describe.skip)('a partition', () => {
  let network: FaultyNetwork | undefined;
  let namespaces: Namespaces;
  beforeAll(async () => {
    namespaces = new Namespaces(ordererNames(3));
    network = await FaultyNetwork.start('raft3', {
      binaries: (found, folder) => namespaces.binaries(found, folder),
    });
  }, 180_000);
  afterAll(async () => {
    await network?.remove();
    namespaces.remove();
  }, 60_000);

  test('the others go on without the one that is cut off, and take it in again', async () => {
    if (!network) throw new Error('the network is up while tests run');
    const net = network;
    let leader = '';
    await trial(net, {
      name,
      strike: async () => {
        leader = await net.leader();
        namespaces.cut(leader);
        return performance.now();
      },
    });
    await trial(net, {
      name: 'the orderer that was cut off is back',
      strike: async () => {
        namespaces.heal(leader);
        await sleep(2_000);
      },
    });
  }, 360_000);
});
