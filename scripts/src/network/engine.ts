import type { Ledger } from '@oneplusn/sdk';
import type { Topology } from '@oneplusn/topology';
import type { NetworkFolder } from './folder';

/** A named step, for showing how long each took. */
export type Step = <T>(title: Title, work: () => Promise<T>) => Promise<T>;

export interface Title {
  readonly zh: string;
  readonly en: string;
}

/** What a command line may ask of an engine. */
export interface EngineOptions {
  /** Fabric's release or line of releases: `3.1`. */
  readonly version?: string;
  /** Folder of Fabric's binaries. */
  readonly bin?: string;
  /** Folder that the embedded ledger is kept in, under the network's name; in memory where not given. */
  readonly data?: string;
  /** Folder to write the files of Fabric's sample network into; in the network's own where not given. */
  readonly organizations?: string;
}

/** A network at work, founded, with its profiles and wallets written. */
export interface RunningNetwork {
  /** As an actor, `GD/li`, the way any user does: from the profile and wallet files. Closed with the network. */
  connect(actor: string): Promise<Ledger>;
  stop(): Promise<void>;
}

/** A process of a network, beside the one that hosts it. */
export interface ProcessStatus {
  readonly name: string;
  readonly pid: number;
  readonly alive: boolean;
  readonly log: string;
}

/** What a topology runs on. The background process starts it; every other command only looks at the folder. */
export interface Engine {
  /** As `--engine` names it. */
  readonly name: string;
  /** Brings a network up, or takes over what of it still runs; nothing is left running where it throws. */
  start(topology: Topology, folder: NetworkFolder, step: Step, options: EngineOptions): Promise<RunningNetwork>;
  /**
   * Waits until a network that is up works, though some of its processes may just have been killed.
   * @throws where it was brought up as something else
   */
  settled(topology: Topology, folder: NetworkFolder, options: EngineOptions): Promise<void>;
  /** Its processes, beside the background process. */
  processes(folder: NetworkFolder): readonly ProcessStatus[];
  /** Ends and removes what a killed background process left. Does nothing to networks of other engines. */
  sweep(folder: NetworkFolder): Promise<void>;
}
