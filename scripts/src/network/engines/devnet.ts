/**
 * The embedded ledger, in the background process itself: starts it, deploys the foundation, founds the registry, writes
 * the folder.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createFoundation, type FoundationOptions } from '@oneplusn/foundation';
import { startDevnet, type Deployment, type Devnet } from '@oneplusn/devnet';
import type { Ledger } from '@oneplusn/sdk';
import { issueCredentials, signaturePolicy, type Topology } from '@oneplusn/topology';
import { found, type Connections } from '@oneplusn/testkit';
import { connectionsIn, writeAccess, writeOrganizations } from '../access';
import type { Engine, EngineOptions, RunningNetwork, Step } from '../engine';
import type { NetworkFolder } from '../folder';

/** A network on the embedded ledger, ready for users. */
export class DevnetNetwork implements RunningNetwork {
  readonly #connections: Connections;

  constructor(
    readonly topology: Topology,
    readonly devnet: Devnet,
    private readonly folder: NetworkFolder,
  ) {
    this.#connections = connectionsIn(folder);
  }

  connect(actor: string): Promise<Ledger> {
    return this.#connections.connect(actor);
  }

  /** What the foundation is made with here: each authority's vault keys are those of its credentials. */
  get foundation(): FoundationOptions {
    const { authorities } = this.devnet.credentials;
    return { committee: this.topology.committee, vaultKeys: (msp) => authorities.get(msp)?.vaultKeys };
  }

  /** Puts the foundation chaincode on all authorities' peers; `perAuthority`: what some run in its place. */
  deploy(perAuthority?: Deployment['perAuthority']): Promise<void> {
    const { name, version } = this.topology.chaincode;
    const policy = signaturePolicy(this.topology);
    return this.devnet.deploy({ name, version, policy, chaincode: createFoundation(this.foundation), perAuthority });
  }

  async stop(): Promise<void> {
    await this.#connections.close();
    await this.devnet.stop();
    this.folder.clear();
  }
}

/**
 * @param data the folder that the ledger is kept in, and found again; memory where not given
 * @param organizations where the files of Fabric's sample network go, for a topology that has such
 * @param batchTimeoutMs how long a block waits for more transactions; as the topology says where not given
 */
export async function startOnDevnet(
  file: Topology,
  folder: NetworkFolder,
  step: Step,
  {
    data,
    organizations,
    batchTimeoutMs,
  }: Pick<EngineOptions, 'data' | 'organizations'> & { readonly batchTimeoutMs?: number } = {},
): Promise<DevnetNetwork> {
  // The embedded ledger runs one peer an authority: a second would be the same memory again.
  const topology = { ...file, authorities: file.authorities.map((authority) => ({ ...authority, peers: 1 })) };
  const many = topology.authorities.length;
  folder.create();
  // A ledger that is kept has its certificates with it.
  const credentials =
    data === undefined
      ? await step({ zh: '签发证书', en: 'Issue certificates' }, () => issueCredentials(topology))
      : undefined;
  const devnet = await step(
    { zh: `启动 ${many} 个机构的内嵌账本`, en: `Start the embedded ledger of ${many} authorities` },
    () => startDevnet({ topology, credentials, data, batch: { timeoutMs: batchTimeoutMs ?? topology.batch.timeout } }),
  );
  const network = new DevnetNetwork(topology, devnet, folder);
  try {
    writeAccess(topology, devnet.credentials, devnet.endpoints, folder);
    await writeOrganizations(topology, devnet, folder, organizations);
    await step({ zh: '部署基础链码', en: 'Deploy the foundation chaincode' }, () => network.deploy());
    const founded = data === undefined ? undefined : join(data, 'founded');
    if (founded === undefined || !existsSync(founded))
      await step({ zh: '登记机构、部门与人员', en: 'Register authorities, departments and actors' }, () =>
        found(topology, (actor) => network.connect(actor)),
      );
    if (founded !== undefined) writeFileSync(founded, '');
    const endpoints = Object.fromEntries([...devnet.endpoints].map(([msp, { address }]) => [msp, address]));
    const { name, channel, channels = [] } = topology;
    const further = { channels: channels.map((each) => each.name) };
    folder.announce({ name, engine: 'devnet', channel, ...further, endpoints, ...(data !== undefined && { data }) });
    return network;
  } catch (error) {
    await network.stop();
    throw error;
  }
}

/** A ledger that was kept once is taken up again, also where a later run does not name its folder. */
function start(topology: Topology, folder: NetworkFolder, step: Step, options: EngineOptions): Promise<DevnetNetwork> {
  const data = options.data === undefined ? folder.data : join(options.data, topology.name);
  if (data !== undefined) folder.keep(data);
  return startOnDevnet(topology, folder, step, { ...options, ...(data !== undefined && { data }) });
}

export const devnet: Engine = {
  name: 'devnet',
  start,
  settled: () => Promise.resolve(),
  processes: () => [],
  sweep: (folder) => {
    // Its ledger, where it was in memory, died with its process, and its keys with the ledger.
    if (folder.announced()?.engine === 'devnet') folder.clear();
    return Promise.resolve();
  },
};
