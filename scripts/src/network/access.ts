/** How people reach a network: profiles and wallets in its folder, and ledgers connected from them. */
import { connect, type Ledger } from '@oneplusn/sdk';
import {
  ADMIN_ID,
  connectionProfile,
  walletIdentity,
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
