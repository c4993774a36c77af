import { connect, type ConnectOptions, type Ledger } from '@oneplusn/sdk';
import { connectionProfile, walletIdentity, type Credentials, type Endpoints, type Topology } from '@oneplusn/topology';

/** What a person needs to connect. */
export type Access = Pick<ConnectOptions, 'profile' | 'identity'>;

/**
 * The profile and the identity of a person of a network, as texts.
 * @param actor authority and person: `GD/li`
 * @throws ProvisionError TOPOLOGY-301 to TOPOLOGY-303 where the network has no such authority or person
 */
export function accessOf(topology: Topology, credentials: Credentials, endpoints: Endpoints, actor: string): Access {
  const [msp = '', id = ''] = actor.split('/');
  return {
    profile: connectionProfile(topology, msp, endpoints, credentials),
    identity: walletIdentity(credentials, msp, id),
  };
}

/** The ledgers that people have connected to: one for each person, and all are closed together. */
export class Connections {
  readonly #shared = new Map<string, Promise<Ledger>>();
  readonly #all = new Set<Promise<Ledger>>();

  constructor(private readonly access: (actor: string) => Access) {}

  /**
   * @param options a ledger of its own where given
   * @throws ConfigurationError, ConnectionError as `connect` of the SDK
   */
  connect(actor: string, options?: Partial<ConnectOptions>): Promise<Ledger> {
    const found = options ? undefined : this.#shared.get(actor);
    if (found) return found;
    const ledger = connect({ ...this.access(actor), ...options });
    this.#all.add(ledger);
    if (!options) {
      this.#shared.set(actor, ledger);
      // Who failed to connect may try again.
      ledger.catch(() => this.#shared.delete(actor));
    }
    return ledger;
  }

  async close(): Promise<void> {
    const ledgers = [...this.#all];
    this.#all.clear();
    this.#shared.clear();
    for (const outcome of await Promise.allSettled(ledgers)) if (outcome.status === 'fulfilled') outcome.value.close();
  }
}
