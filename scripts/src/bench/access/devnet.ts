/** The embedded ledger as a network that is measured: the foundation and the stock contract on it, in this process. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signaturePolicy, type Topology } from '@oneplusn/topology';
import { startOnDevnet, type DevnetNetwork } from '../../network/engines/devnet';
import { NetworkFolder } from '../../network/folder';
import type { Access } from '../client';
import type { BenchNetwork } from '../network';

export async function startDevnetNetwork(topology: Topology): Promise<BenchNetwork> {
  const place = mkdtempSync(join(tmpdir(), 'oneplusn-bench-'));
  const folder = new NetworkFolder(topology.name, place);
  const network = await startOnDevnet(topology, folder, (_title, work) => work());
  const policy = signaturePolicy(topology);
  // Decorators write a log line each to standard output, as soon as they are loaded.
  process.env.CORE_CHAINCODE_LOGGING_LEVEL ??= 'error';
  const { AssetTransfer } = await import('../fabric/contracts/stock.js');
  await network.devnet.deploy({ name: 'stock', version: '1.0', policy, chaincode: [AssetTransfer] });
  return {
    release: 'devnet',
    target: (actor) => ({
      access: accessTo(network, actor),
      profile: folder.profile(actor.slice(0, actor.indexOf('/'))),
      identity: folder.identity(actor),
    }),
    connect: (actor) => network.connect(actor),
    used: () => {
      const { user, system } = process.cpuUsage();
      return new Map([['ledger', (user + system) / 1000]]);
    },
    remove: async () => {
      await network.stop();
      rmSync(place, { recursive: true });
    },
  };
}

function accessTo({ devnet }: DevnetNetwork, actor: string): Access {
  const [msp = '', id = ''] = actor.split('/');
  const endpoint = devnet.endpoints.get(msp);
  const pair = devnet.credentials.authorities.get(msp)?.actors.get(id);
  if (!endpoint || !pair) throw new Error(`the sample topology has no actor ${actor}`);
  return { ...endpoint, ...pair, mspId: msp, channel: devnet.channel.id };
}
