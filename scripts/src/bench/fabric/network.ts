/** A real Fabric network of three authorities with three chaincodes on it: ours, the stock one, and one that does nothing. */
import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { obtainBinaries, startFabric, type Fabric, type ServiceProcess } from '@oneplusn/fabric';
import { connect } from '@oneplusn/sdk';
import { peerNames, sampleTopology, signaturePolicy, type Topology } from '@oneplusn/topology';
import type { Access } from '../client';
import { writeAccess } from '../../network/access';
import { NetworkFolder } from '../../network/folder';
import { found } from '../../network/found';
import { assets, privateAssets } from './dataset';

/** Who calls: a steward of the ministry whose dataset it is. */
const msp = 'MHRSS';
const actor = 'wu';

export interface BenchNetwork {
  readonly release: string;
  /** For a stock client. */
  readonly access: Access;
  /** For the SDK: paths of files. */
  readonly profile: string;
  readonly identity: string;
  /** Process ids by what they are: `peer`, `orderer`, `chaincode`. */
  processes(): ReadonlyMap<string, readonly number[]>;
  remove(): Promise<void>;
}

const foundation = createRequire(require.resolve('@oneplusn/foundation/package.json'));
const shim = foundation.resolve('fabric-shim/cli.js');

/** Committee, ministry and one province of the quickstart sample. */
function topologyOfThree(): Topology {
  const quickstart = sampleTopology('quickstart');
  return { ...quickstart, name: 'bench', authorities: quickstart.authorities.slice(0, 3) };
}

export async function startBenchNetwork(version: string | undefined): Promise<BenchNetwork> {
  const topology = topologyOfThree();
  const place = mkdtempSync(join(tmpdir(), 'oneplusn-bench-'));
  const binaries = await obtainBinaries({ version }, {}, () => undefined);
  const fabric = await startFabric({ topology, folder: join(place, 'fabric'), binaries });
  try {
    const folder = new NetworkFolder(topology.name, place);
    writeAccess(topology, fabric.credentials, fabric.endpoints, folder);
    await deployAll(fabric, topology, place);
    const ledgerOf = async (who: string) => {
      const profile = folder.profile(who.slice(0, who.indexOf('/')));
      const ledger = await connect({ profile, identity: folder.identity(who) });
      opened.push(ledger);
      return ledger;
    };
    const opened: Awaited<ReturnType<typeof connect>>[] = [];
    await found(topology, ledgerOf);
    const steward = await ledgerOf(`${msp}/${actor}`);
    for (const dataset of [assets, privateAssets]) await steward.dataset(dataset).publish();
    for (const ledger of opened) ledger.close();
    return {
      release: fabric.release,
      access: accessTo(fabric, topology),
      profile: folder.profile(msp),
      identity: folder.identity(`${msp}/${actor}`),
      processes: () => byKind(fabric),
      remove: () => fabric.remove(),
    };
  } catch (error) {
    await fabric.remove();
    throw error;
  }
}

async function deployAll(fabric: Fabric, topology: Topology, place: string): Promise<void> {
  const policy = signaturePolicy(topology);
  const service = (cwd: string): ServiceProcess => ({
    program: process.execPath,
    args: [shim, 'server'],
    cwd,
    environment: { ONEPLUSN_COMMITTEE: topology.committee },
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

function accessTo({ credentials, endpoints }: Fabric, topology: Topology): Access {
  const [serverName = ''] = peerNames(msp, 1);
  const authority = credentials.authorities.get(msp);
  const address = endpoints.get(serverName)?.address;
  const pair = authority?.actors.get(actor);
  if (!authority || !address || !pair) throw new Error(`the sample topology has no actor ${msp}/${actor}`);
  const tlsRootCert = authority.tlsCa.certificate;
  return { address, serverName, tlsRootCert, ...pair, mspId: msp, channel: topology.channel };
}

function byKind({ processes }: Fabric): Map<string, number[]> {
  const kinds = new Map<string, number[]>();
  for (const { name, pid } of processes.status()) {
    const kind = /^(peer|orderer)/.exec(name)?.[0] ?? 'chaincode';
    kinds.set(kind, [...(kinds.get(kind) ?? []), pid]);
  }
  return kinds;
}
