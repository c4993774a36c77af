/** Real Fabric: orderers, peers and one chaincode process an authority, watched by the background process. */
import { existsSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { networkReady, obtainBinaries, Processes, startFabric, watch, type Fabric } from '@oneplusn/fabric';
import { signaturePolicy, type Topology } from '@oneplusn/topology';
import { found } from '@oneplusn/testkit';
import { connectionsIn, writeAccess, writeOrganizations } from '../access';
import type { Engine, EngineOptions, RunningNetwork, Step } from '../engine';
import type { NetworkFolder } from '../folder';

const place = (folder: NetworkFolder): string => join(folder.path, 'fabric');
const foundation = createRequire(require.resolve('@oneplusn/foundation/package.json'));

async function start(
  topology: Topology,
  folder: NetworkFolder,
  step: Step,
  options: EngineOptions,
): Promise<RunningNetwork> {
  if (options.data !== undefined)
    throw new Error(
      `--data 只用于内嵌账本, 真实 Fabric 的账本在 ${place(folder)}\n` +
        `--data is for the embedded ledger: real Fabric keeps its own in ${place(folder)}`,
    );
  const binaries = await step({ zh: '寻找 Fabric 程序', en: 'Find Fabric' }, () =>
    obtainBinaries(options, {}, (url) => console.log(`downloading ${url}`)),
  );
  const { orderers, authorities } = topology;
  const running = await step(
    {
      zh: `启动 Fabric ${binaries.release}: ${orderers} 个排序节点, ${authorities.length} 个机构的节点`,
      en: `Start Fabric ${binaries.release}: ${orderers} orderers, peers of ${authorities.length} authorities`,
    },
    () => startFabric({ topology, folder: place(folder), binaries }),
  );
  const connections = connectionsIn(folder);
  try {
    writeAccess(topology, running.credentials, running.endpoints, folder);
    await writeOrganizations(topology, running, folder, options.organizations);
    await deploy(topology, running, step);
    if (!existsSync(founded(folder)))
      await step({ zh: '登记机构、部门与人员', en: 'Register authorities, departments and actors' }, () =>
        found(topology, (actor) => connections.connect(actor)),
      );
    writeFileSync(founded(folder), '');
    const endpoints = Object.fromEntries([...running.endpoints].map(([peer, { address }]) => [peer, address]));
    const { name, channel, channels = [] } = topology;
    const further = { channels: channels.map((each) => each.name) };
    folder.announce({ name, engine: 'fabric', release: running.release, channel, ...further, endpoints });
  } catch (error) {
    await connections.close();
    await running.stop();
    throw error;
  }
  const end = watch(running.processes, (name) => console.log(`${new Date().toISOString()} started ${name} again`));
  return {
    connect: (actor) => connections.connect(actor),
    async stop() {
      end();
      await connections.close();
      await running.stop();
      folder.clear();
    },
  };
}

/** The mark that the registry has been founded: it goes with the ledger. */
const founded = (folder: NetworkFolder): string => join(place(folder), 'founded');

async function deploy(topology: Topology, running: Fabric, step: Step): Promise<void> {
  const { name, version } = topology.chaincode;
  const service = {
    program: process.execPath,
    args: [foundation.resolve('fabric-shim/cli.js'), 'server'],
    cwd: dirname(require.resolve('@oneplusn/foundation/package.json')),
    environment: { ONEPLUSN_COMMITTEE: topology.committee, ONEPLUSN_CHAINCODE: topology.chaincode.name },
  };
  let seen = (): void => undefined;
  const committed = new Promise<void>((resolve) => (seen = resolve));
  const deployed = running.deploy({
    ...{ name, version, policy: signaturePolicy(topology), committed: () => seen() },
    serve: (where) => running.runService(where, service),
  });
  await step({ zh: '部署基础链码: 已提交', en: 'Deploy the foundation chaincode: committed' }, () =>
    Promise.race([committed, deployed]),
  );
  await step(
    { zh: '两个机构背书的交易上链', en: 'A transaction that two authorities endorsed commits' },
    () => deployed,
  );
}

async function settled(topology: Topology, folder: NetworkFolder, { version }: EngineOptions): Promise<void> {
  for (const end = Date.now() + 60_000; processes(folder).some(({ alive }) => !alive) && Date.now() < end;)
    await new Promise((resolve) => setTimeout(resolve, 100));
  await networkReady(place(folder), topology, version);
}

function processes(folder: NetworkFolder) {
  return existsSync(place(folder)) ? new Processes(place(folder)).status() : [];
}

export const fabric: Engine = {
  name: 'fabric',
  ...{ start, settled, processes },
  async sweep(folder) {
    // Again while there are any: whoever started them may have been at it still.
    while (processes(folder).length > 0) await new Processes(place(folder)).stop();
    if (folder.announced()?.engine === 'fabric') folder.clear();
  },
};
