import { connect, type ConnectOptions, type Ledger } from '@oneplusn/sdk';
import { connectionProfile, walletIdentity, type Credentials, type Endpoints, type Topology } from '@oneplusn/topology';
import { parse } from 'yaml';
import type { Net } from './engine';

/** How actors reach a network: the part of a Net that is the same on every engine. */
export class Access implements Pick<Net, 'connect' | 'profile' | 'identity'> {
  readonly #shared = new Map<string, Promise<Ledger>>();
  readonly #open: Promise<Ledger>[] = [];

  constructor(
    readonly topology: Topology,
    readonly credentials: Credentials,
    readonly endpoints: Endpoints,
  ) {}

  connect(actor: string, options?: Partial<ConnectOptions>): Promise<Ledger> {
    const found = options ? undefined : this.#shared.get(actor);
    if (found) return found;
    const [msp = ''] = actor.split('/');
    const profile = parse(this.profile(msp)) as Record<string, unknown>;
    const ledger = connect({ profile, identity: this.identity(actor), ...options });
    if (!options) this.#shared.set(actor, ledger);
    this.#open.push(ledger);
    return ledger;
  }

  profile(msp: string): string {
    return connectionProfile(this.topology, msp, this.endpoints, this.credentials);
  }

  identity(actor: string): Readonly<Record<string, unknown>> {
    const [msp = '', id = ''] = actor.split('/');
    return JSON.parse(walletIdentity(this.credentials, msp, id)) as Readonly<Record<string, unknown>>;
  }

  /** Closes every ledger that was connected. */
  async close(): Promise<void> {
    for (const outcome of await Promise.allSettled(this.#open))
      if (outcome.status === 'fulfilled') outcome.value.close();
  }
}
