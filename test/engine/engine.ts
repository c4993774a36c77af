import type { ConnectOptions, Ledger } from '@oneplusn/sdk';
import type { Credentials, Endpoints, Topology } from '@oneplusn/topology';
import type { ChaincodeSource } from '@oneplusn/devnet';

/** What an end-to-end suite runs on: the embedded ledger, or real Fabric. One suite, either engine. */
export interface Engine {
  readonly name: string;
  /** Brings the network up with the foundation deployed; the registry is not founded yet. */
  start(topology: Topology, options: StartOptions): Promise<Net>;
}

export interface StartOptions {
  /** What every authority runs; the foundation where not given. */
  readonly foundation?: ChaincodeSource;
  /** Authorities that run something else: a forger, for one; `null`: that do not run it at all. */
  readonly perAuthority?: Readonly<Record<string, ChaincodeSource | null>>;
  /** How long a block waits for further transactions, in milliseconds. */
  readonly batchTimeoutMs: number;
}

/** A running network. */
export interface Net {
  /** `devnet`, `fabric` */
  readonly engine: string;
  readonly topology: Topology;
  readonly credentials: Credentials;
  /** By peer name: `peer0.gd`. */
  readonly endpoints: Endpoints;
  /**
   * The ledger as an actor sees it: `GD/li`, `MHRSS/admin`. The same one for the same actor, closed when the network
   * stops; where options are given, one of its own, closed then too.
   */
  connect(actor: string, options?: Partial<ConnectOptions>): Promise<Ledger>;
  /** The connection profile of an authority, as YAML. */
  profile(msp: string): string;
  /** The wallet identity of an actor, as connect takes it. */
  identity(actor: string): Readonly<Record<string, unknown>>;
  stop(): Promise<void>;
}
