import type { ConnectOptions, Ledger } from '@oneplusn/sdk';
import { accessOf, Connections } from '@oneplusn/testkit';
import { connectionProfile, walletIdentity, type Credentials, type Endpoints, type Topology } from '@oneplusn/topology';
import type { Net } from './engine';

/** How actors reach a network: the part of a Net that is the same on every engine. */
export class Access implements Pick<Net, 'connect' | 'profile' | 'identity'> {
  readonly #connections = new Connections((actor) => accessOf(this.topology, this.credentials, this.endpoints, actor));

  constructor(
    readonly topology: Topology,
    readonly credentials: Credentials,
    readonly endpoints: Endpoints,
  ) {}

  connect(actor: string, options?: Partial<ConnectOptions>): Promise<Ledger> {
    return this.#connections.connect(actor, options);
  }

  profile(msp: string): string {
    return connectionProfile(this.topology, msp, this.endpoints, this.credentials);
  }

  identity(actor: string): Readonly<Record<string, unknown>> {
    const [msp = '', id = ''] = actor.split('/');
    return JSON.parse(walletIdentity(this.credentials, msp, id)) as Readonly<Record<string, unknown>>;
  }

  /** The network that is reached so. */
  net(engine: string, stop: () => Promise<void>): Net {
    const { topology, credentials, endpoints } = this;
    return {
      ...{ engine, topology, credentials, endpoints, stop },
      connect: (actor, options) => this.connect(actor, options),
      profile: (msp) => this.profile(msp),
      identity: (actor) => this.identity(actor),
    };
  }

  /** Closes every ledger that was connected. */
  close(): Promise<void> {
    return this.#connections.close();
  }
}
