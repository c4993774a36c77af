/** How people reach a network: profiles and wallets in its folder, and ledgers connected from them. */
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Connections } from '@oneplusn/testkit';
import {
  ADMIN_ID,
  connectionProfile,
  organizationFolder,
  organizationsOf,
  profileIsSecret,
  walletIdentity,
  writeOrganization,
  type Credentials,
  type Endpoints,
  type Topology,
} from '@oneplusn/topology';
import type { NetworkFolder } from './folder';

/**
 * Writes each authority's connection profile and each actor's wallet identity. Actors whom the topology has got since a
 * kept network was made have none: they are neither enrolled nor registered there.
 */
export function writeAccess(
  topology: Topology,
  credentials: Credentials,
  endpoints: Endpoints,
  folder: NetworkFolder,
): void {
  for (const { msp, actors } of topology.authorities) {
    const profile = connectionProfile(topology, msp, endpoints, credentials);
    folder.write(folder.profile(msp), profile, profileIsSecret(topology));
    const enrolled = actors.filter(({ id }) => credentials.authorities.get(msp)?.actors.has(id));
    for (const id of [ADMIN_ID, ...enrolled.map((actor) => actor.id)])
      folder.write(folder.identity(`${msp}/${id}`), walletIdentity(credentials, msp, id), true);
  }
}

/**
 * Writes the files of Fabric's own sample network, for authorities that have a domain, into that folder or the
 * network's own.
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

/** Ledgers connected from the folder's files. */
export const connectionsIn = (folder: NetworkFolder): Connections =>
  new Connections((actor) => ({
    profile: folder.profile(actor.slice(0, actor.indexOf('/'))),
    identity: folder.identity(actor),
  }));
