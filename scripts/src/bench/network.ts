/** A network that is measured, whatever it runs on. */
import type { Ledger } from '@oneplusn/sdk';
import type { Access } from './client';

/** Where an actor reaches the network; travels to the load's process as JSON. */
export interface Target {
  /** For a stock client. */
  readonly access: Access;
  /** For the SDK: paths of files. */
  readonly profile: string;
  readonly identity: string;
}

/** CPU milliseconds so far, by kind of process: `peer`, `orderer`, `chaincode`. */
export type Used = ReadonlyMap<string, number>;

export interface BenchNetwork {
  /** Of Fabric: `3.1.5`; `devnet` for the embedded ledger. */
  readonly release: string;
  target(actor: string): Target;
  /** As an actor, `GD/li`; closed with the network. */
  connect(actor: string): Promise<Ledger>;
  used(): Used;
  remove(): Promise<void>;
}
