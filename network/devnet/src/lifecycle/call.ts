import type { Trust } from '@oneplusn/channel';
import type { InstalledPackage } from './packages';
import type { Opaque, Writable } from './serializer';

/** The packages of one authority's peer. */
interface Packages {
  list(): readonly InstalledPackage[];
  /** @throws Error with Fabric's text */
  install(bytes: Uint8Array): Pick<InstalledPackage, 'id' | 'label'>;
}

/** What a call of `_lifecycle` works on: the peer that runs it, and state as its simulation sees it. */
export interface LifecycleCall {
  /** Whose peer it is. */
  readonly msp: string;
  /** Empty for a call outside of any channel. */
  readonly channel: string;
  /** MSP ids of the channel's members. */
  readonly authorities: readonly string[];
  readonly trust: Trust;
  /** Serialized identity of the caller. */
  readonly creator: Uint8Array;
  readonly packages: Packages;
  /** The channel's definitions. */
  readonly state: Writable;
  /** What this authority approved. */
  readonly own: Writable;
  /** What each authority approved, as hashes. */
  readonly approvals: readonly Opaque[];
  /** Looks into the table of chaincodes of Fabric 1, as a peer does; it is always empty. */
  readonly legacy: (chaincode: string) => void;
}

/** What a function of the lifecycle answers. */
export interface Message {
  serializeBinary(): Uint8Array;
}

/** The channel has no such definition: the one refusal that is told with status 404. */
export class NotDefined extends Error {
  constructor(name: string) {
    super(`namespace ${name} is not defined`);
  }
}
