import type { Credentials } from '@oneplusn/topology';
import type { Channel, ChannelSnapshot } from '../ledger/channel';
import type { DevnetEndpoint } from '../network/endpoints';
import type { Prepared } from '../network/deployment';
import type { Clock } from '../time/clock';

/** A devnet as it was. */
export interface Snapshot {
  readonly ledger: ChannelSnapshot;
  readonly deployed: ReadonlyMap<string, Prepared>;
}

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
  /** Another one after a fresh chain. */
  readonly channel: Channel;
  snapshot(): Snapshot;
  revert(snapshot: Snapshot): void;
  kill(channel: Channel, msp: string): Promise<void>;
  revive(channel: Channel, msp: string): Promise<void>;
}
