/** Hosts a topology on the embedded ledger in this process: starts it, deploys the foundation, founds the registry, writes the folder. */
import { createFoundation } from '@oneplusn/foundation';
import { startDevnet, type Deployment, type Devnet } from '@oneplusn/devnet';
import { connect, type Ledger } from '@oneplusn/sdk';
import {
  ADMIN_ID,
  connectionProfile,
  issueCredentials,
  signaturePolicy,
  walletIdentity,
  type Credentials,
  type Topology,
} from '@oneplusn/topology';
import { found } from './found';
import type { NetworkFolder } from './folder';

/** A named step, for showing how long each took. */
export type Step = <T>(title: { zh: string; en: string }, work: () => Promise<T>) => Promise<T>;

/** A network on the embedded ledger, ready for users. */
export class Hosted {
  readonly #ledgers = new Map<string, Promise<Ledger>>();

  constructor(
    readonly topology: Topology,
    readonly devnet: Devnet,
    private readonly folder: NetworkFolder,
  ) {}

  /** Connects as an actor, `GD/li`, the way any user does: from the profile and wallet files. Closed with the network. */
  connect(actor: string): Promise<Ledger> {
    const msp = actor.slice(0, actor.indexOf('/'));
    const profile = this.folder.profile(msp);
    const opened =
      this.#ledgers.get(actor) ?? connect({ profile, identity: this.folder.identity(actor), language: 'zh' });
    this.#ledgers.set(actor, opened);
    return opened;
  }

  /** Puts the foundation chaincode on all authorities' peers; `perAuthority`: what some run in its place. */
  deploy(perAuthority?: Deployment['perAuthority']): Promise<void> {
    const { chaincode, committee } = this.topology;
    const { name, version } = chaincode;
    const policy = signaturePolicy(this.topology);
    return this.devnet.deploy({ name, version, policy, chaincode: createFoundation({ committee }), perAuthority });
  }

  async stop(): Promise<void> {
    for (const ledger of this.#ledgers.values()) await ledger.then((opened) => opened.close()).catch(() => undefined);
    await this.devnet.stop();
    this.folder.clear();
  }
}

export async function host(file: Topology, folder: NetworkFolder, step: Step): Promise<Hosted> {
  // The embedded ledger runs one peer an authority: a second would be the same memory again.
  const topology = { ...file, authorities: file.authorities.map((authority) => ({ ...authority, peers: 1 })) };
  const many = topology.authorities.length;
  const credentials = await step({ zh: '签发证书', en: 'Issue certificates' }, () => issueCredentials(topology));
  const devnet = await step(
    { zh: `启动 ${many} 个机构的内嵌账本`, en: `Start the embedded ledger of ${many} authorities` },
    () => startDevnet({ topology, credentials }),
  );
  const network = new Hosted(topology, devnet, folder);
  try {
    writeAccess(topology, credentials, devnet, folder);
    await step({ zh: '部署基础链码', en: 'Deploy the foundation chaincode' }, () => network.deploy());
    await step({ zh: '登记机构、部门与人员', en: 'Register authorities, departments and actors' }, () =>
      found(topology, (actor) => network.connect(actor)),
    );
    const endpoints = Object.fromEntries([...devnet.endpoints].map(([msp, { address }]) => [msp, address]));
    const { name, channel } = topology;
    folder.announce({
      name,
      engine: 'devnet',
      pid: process.pid,
      startedAt: new Date().toISOString(),
      channel,
      endpoints,
    });
    return network;
  } catch (error) {
    await network.stop();
    throw error;
  }
}

/** Each authority's connection profile, each actor's wallet identity. */
function writeAccess(topology: Topology, credentials: Credentials, devnet: Devnet, folder: NetworkFolder): void {
  folder.create();
  for (const { msp, actors } of topology.authorities) {
    folder.write(folder.profile(msp), connectionProfile(topology, msp, devnet.endpoints, credentials));
    for (const id of [ADMIN_ID, ...actors.map((actor) => actor.id)]) {
      folder.write(folder.identity(`${msp}/${id}`), walletIdentity(credentials, msp, id), true);
    }
  }
}
