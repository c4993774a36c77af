/** A real Fabric network with three chaincodes on it: ours, the stock one, and one that does nothing. */
import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { obtainBinaries, startFabric, type Fabric, type ServiceProcess } from '@oneplusn/fabric';
import { peerNames, sampleTopology, signaturePolicy, type Topology } from '@oneplusn/topology';
import { found } from '@oneplusn/testkit';
import type { Access } from '../client';
import { connectionsIn, writeAccess } from '../../network/access';
import { NetworkFolder } from '../../network/folder';
import type { BenchNetwork } from '../network';
import { cpuMs } from './cpu';
import { publishAssets } from './dataset';

/** Who calls: a steward of the ministry whose dataset it is. */
export const provider = 'MHRSS/wu';

const foundation = createRequire(require.resolve('@oneplusn/foundation/package.json'));
const shim = foundation.resolve('fabric-shim/cli.js');

/** Committee, ministry and one province of the quickstart sample. */
function topologyOfThree(): Topology {
  const quickstart = sampleTopology('quickstart');
  return { ...quickstart, name: 'bench', authorities: quickstart.authorities.slice(0, 3) };
}

/** @param topology three authorities where not given */
export async function startBenchNetwork(
  version: string | undefined,
  topology: Topology = topologyOfThree(),
): Promise<BenchNetwork> {
  const place = mkdtempSync(join(tmpdir(), 'oneplusn-bench-'));
  const binaries = await obtainBinaries({ version }, {}, () => undefined);
  const fabric = await startFabric({ topology, folder: join(place, 'fabric'), binaries });
  const folder = new NetworkFolder(topology.name, place);
  const connections = connectionsIn(folder);
  const connect = (actor: string) => connections.connect(actor);
  const remove = async () => {
    await connections.close();
    await fabric.remove();
  };
  try {
    writeAccess(topology, fabric.credentials, fabric.endpoints, folder);
    await deployAll(fabric, topology, place);
    await found(topology, connect);
    await publishAssets(await connect(provider));
    return {
      release: fabric.release,
      target: (actor) => ({
        access: accessTo(fabric, topology, actor),
        profile: folder.profile(actor.slice(0, actor.indexOf('/'))),
        identity: folder.identity(actor),
      }),
      connect,
      used: () => usedBy(fabric),
      remove,
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function deployAll(fabric: Fabric, topology: Topology, place: string): Promise<void> {
  const policy = signaturePolicy(topology);
  const service = (cwd: string): ServiceProcess => ({
    program: process.execPath,
    args: [shim, 'server'],
    cwd,
    environment: { ONEPLUSN_COMMITTEE: topology.committee, ONEPLUSN_CHAINCODE: topology.chaincode.name },
  });
  const deploy = (name: string, version: string, cwd: string) =>
    fabric.deploy({ name, version, policy, serve: (where) => fabric.runService(where, service(cwd)) });
  await deploy(topology.chaincode.name, topology.chaincode.version, dirname(foundation.resolve('./package.json')));
  for (const name of ['stock', 'noop']) await deploy(name, '1.0', packageOf(name, place));
}

/** A chaincode's package as its author's folder would be. */
function packageOf(name: string, place: string): string {
  const folder = join(place, name);
  mkdirSync(folder);
  const main = join(__dirname, 'contracts', `${name}.js`);
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, version: '1.0.0', main }));
  return folder;
}

function accessTo({ credentials, endpoints }: Fabric, { channel }: Topology, actor: string): Access {
  const [msp = '', id = ''] = actor.split('/');
  const [serverName = ''] = peerNames(msp, 1);
  const authority = credentials.authorities.get(msp);
  const address = endpoints.get(serverName)?.address;
  const pair = authority?.actors.get(id);
  if (!authority || !address || !pair) throw new Error(`the sample topology has no actor ${actor}`);
  const tlsRootCert = authority.tlsCa.certificate;
  return { address, serverName, tlsRootCert, ...pair, mspId: msp, channel };
}

function usedBy({ processes }: Fabric): Map<string, number> {
  const kinds = new Map<string, number>();
  for (const { name, pid } of processes.status()) {
    const kind = /^(peer|orderer)/.exec(name)?.[0] ?? 'chaincode';
    kinds.set(kind, (kinds.get(kind) ?? 0) + cpuMs([pid]));
  }
  return kinds;
}
