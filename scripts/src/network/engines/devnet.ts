/** The embedded ledger, in the background process itself: starts it, deploys the foundation, founds the registry, writes the folder. */
import { createFoundation } from '@oneplusn/foundation';
import { startDevnet, type Deployment, type Devnet } from '@oneplusn/devnet';
import type { Ledger } from '@oneplusn/sdk';
import { issueCredentials, signaturePolicy, type Topology } from '@oneplusn/topology';
import { Ledgers, writeAccess } from '../access';
import type { Engine, RunningNetwork, Step } from '../engine';
import type { NetworkFolder } from '../folder';
import { found } from '../found';

/** A network on the embedded ledger, ready for users. */
export class DevnetNetwork implements RunningNetwork {
  readonly #ledgers: Ledgers;

  constructor(
    readonly topology: Topology,
    readonly devnet: Devnet,
    private readonly folder: NetworkFolder,
  ) {
    this.#ledgers = new Ledgers(folder);
  }

  connect(actor: string): Promise<Ledger> {
    return this.#ledgers.connect(actor);
  }

  /** Puts the foundation chaincode on all authorities' peers; `perAuthority`: what some run in its place. */
  deploy(perAuthority?: Deployment['perAuthority']): Promise<void> {
    const { chaincode, committee } = this.topology;
    const { name, version } = chaincode;
    const policy = signaturePolicy(this.topology);
    return this.devnet.deploy({ name, version, policy, chaincode: createFoundation({ committee }), perAuthority });
  }

  async stop(): Promise<void> {
    await this.#ledgers.close();
    await this.devnet.stop();
    this.folder.clear();
  }
}

export async function startOnDevnet(file: Topology, folder: NetworkFolder, step: Step): Promise<DevnetNetwork> {
  // The embedded ledger runs one peer an authority: a second would be the same memory again.
  const topology = { ...file, authorities: file.authorities.map((authority) => ({ ...authority, peers: 1 })) };
  const many = topology.authorities.length;
  const credentials = await step({ zh: '签发证书', en: 'Issue certificates' }, () => issueCredentials(topology));
  const devnet = await step(
    { zh: `启动 ${many} 个机构的内嵌账本`, en: `Start the embedded ledger of ${many} authorities` },
    () => startDevnet({ topology, credentials }),
  );
  const network = new DevnetNetwork(topology, devnet, folder);
  try {
    folder.create();
    writeAccess(topology, credentials, devnet.endpoints, folder);
    await step({ zh: '部署基础链码', en: 'Deploy the foundation chaincode' }, () => network.deploy());
    await step({ zh: '登记机构、部门与人员', en: 'Register authorities, departments and actors' }, () =>
      found(topology, (actor) => network.connect(actor)),
    );
    const endpoints = Object.fromEntries([...devnet.endpoints].map(([msp, { address }]) => [msp, address]));
    folder.announce({ name: topology.name, engine: 'devnet', channel: topology.channel, endpoints });
    return network;
  } catch (error) {
    await network.stop();
    throw error;
  }
}

export const devnet: Engine = {
  name: 'devnet',
  start: startOnDevnet,
  settled: () => Promise.resolve(),
  processes: () => [],
  sweep: (folder) => {
    // Its ledger died with its process, and its keys with the ledger.
    if (folder.announced()?.engine === 'devnet') folder.clear();
    return Promise.resolve();
  },
};
