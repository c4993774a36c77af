/** How people reach a network: profiles and wallets in its folder, and ledgers connected from them. */
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { connect, type Ledger } from '@oneplusn/sdk';
import {
  ADMIN_ID,
  connectionProfile,
  organizationFolder,
  organizationsOf,
  walletIdentity,
  writeOrganization,
  type Credentials,
  type Endpoints,
  type Topology,
} from '@oneplusn/topology';
import type { NetworkFolder } from './folder';

/** Writes each authority's connection profile and each actor's wallet identity. */
export function writeAccess(
  topology: Topology,
  credentials: Credentials,
  endpoints: Endpoints,
  folder: NetworkFolder,
): void {
  for (const { msp, actors } of topology.authorities) {
    folder.write(folder.profile(msp), connectionProfile(topology, msp, endpoints, credentials));
    for (const id of [ADMIN_ID, ...actors.map((actor) => actor.id)])
      folder.write(folder.identity(`${msp}/${id}`), walletIdentity(credentials, msp, id), true);
  }
}

/**
 * Writes the files of Fabric's own sample network, for authorities that have a domain, into that folder or the network's own.
 * @throws ProvisionError TOPOLOGY-201 where another network's lie there
 */
export async function writeOrganizations(
  topology: Topology,
  access: { readonly credentials: Credentials; readonly endpoints: Endpoints },
  folder: NetworkFolder,
  into = join(folder.path, 'organizations'),
): Promise<void> {
  // What a killed run left is its own.
  for (const left of folder.written) rmSync(left, { recursive: true, force: true });
  folder.written = [];
  for (const authority of organizationsOf(topology)) {
    await writeOrganization(topology, authority, access, into);
    folder.written = [...folder.written, organizationFolder(resolve(into), authority)];
  }
}

/** Connects actors from the folder's files, each once, and closes all together. */
export class Ledgers {
  readonly #open = new Map<string, Promise<Ledger>>();

  constructor(private readonly folder: NetworkFolder) {}

  connect(actor: string): Promise<Ledger> {
    const profile = this.folder.profile(actor.slice(0, actor.indexOf('/')));
    const opened = this.#open.get(actor) ?? connect({ profile, identity: this.folder.identity(actor) });
    this.#open.set(actor, opened);
    return opened;
  }

  async close(): Promise<void> {
    for (const ledger of this.#open.values()) await ledger.then((opened) => opened.close()).catch(() => undefined);
    this.#open.clear();
  }
}
