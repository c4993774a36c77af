import type { Credentials } from '@oneplusn/topology';
import type { Channel } from '../ledger/channel';
import type { ChainSnapshot } from '../network/chain';
import type { DevnetEndpoint } from '../network/endpoints';
import type { Clock } from '../time/clock';

/** A devnet as it was: the chains of all channels, by name. */
export type Snapshot = ReadonlyMap<string, ChainSnapshot>;

/** An identity with all that is needed to connect. */
export interface Impersonated {
  readonly mspId: string;
  /** PEM. */
  readonly certificate: string;
  /** PEM, PKCS#8. */
  readonly privateKey: string;
  /** The gateway of the identity's authority. */
  readonly endpoint: DevnetEndpoint;
}

/** What the controls have a hold on. */
export interface Controlled {
  readonly clock: Clock;
  readonly credentials: Credentials;
  readonly endpoints: ReadonlyMap<string, DevnetEndpoint>;
  /** A channel by name, the main one without; another one after a fresh chain. Throws DEVNET-115. */
  ledgerOf(channel: string | undefined): Channel;
  snapshot(): Snapshot;
  revert(snapshot: Snapshot): void;
  kill(msp: string): Promise<void>;
  revive(msp: string): Promise<void>;
}
