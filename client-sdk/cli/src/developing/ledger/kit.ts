/** What of the app's own packages is used: found from its folder, so that app, ledger and face are of one version. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Fields } from '@oneplusn/api';
import type * as sdk from '@oneplusn/sdk';
import type { Topology } from '@oneplusn/topology';
import { cliErrors } from '../../errors/table';
import { misuse } from '../../errors/usage';

/** What of `@oneplusn/sdk` is used. */
export type Sdk = Pick<typeof sdk, 'fillForm' | 'fillBeginning'>;

/** A scenario of an app, as the test kit takes it. */
export interface Story {
  readonly name: string;
  readonly given?: Readonly<Record<string, readonly Fields[]>>;
  readonly begin?: { readonly by: string; readonly fields?: sdk.Typed; readonly resident?: string };
  readonly when: readonly {
    readonly by: string;
    readonly action: string;
    /** The state that waits for the case in which it is done. */
    readonly in?: string;
    readonly fields?: sdk.Typed;
    readonly resident?: string;
  }[];
  readonly then: { readonly at: string };
}

/** An app, and the process that it becomes. */
export type Staged = Pick<sdk.App, 'app' | 'definition'>;

/** A ledger in this process. */
export interface Network {
  readonly topology: Topology;
  connect(actor: string): Promise<sdk.Ledger>;
  stop(): Promise<void>;
}

/** What came of scenarios. */
export interface Played {
  readonly passed: readonly string[];
  readonly failed: readonly { readonly name: string; readonly why: string }[];
  readonly uncovered: readonly string[];
}

/** A clock for the whole process, that is moved on by days. */
export interface Clock {
  /** By how many days it is ahead of the machine's. */
  readonly days: number;
  advance(days: number): void;
}

/** What of `@oneplusn/testkit` is used. */
export interface Kit {
  readonly MovableClock: { install(): Clock };
  setCalendars(network: Network): Promise<void>;
  playScenarios(app: Staged, scenarios: readonly unknown[]): Promise<Played>;
  startNetwork(): Promise<Network>;
  setStage(app: Staged, scenarios: readonly Story[], network: Network): Promise<void>;
  putGiven(app: Staged, scenario: Story, network: Network): Promise<void>;
}

/** @throws UsageError CLI-136 where the app's project has no test kit */
export const kitOf = (file: string): Kit => installed(file, '@oneplusn/testkit') as Kit;

/** @throws UsageError CLI-136 where the app's project has no SDK */
export const sdkOf = (folder: string): Sdk => installed(join(folder, 'package.json'), '@oneplusn/sdk') as Sdk;

function installed(from: string, name: string): unknown {
  try {
    return createRequire(from)(name) as unknown;
  } catch (error) {
    throw misuse(cliErrors.appUnloadable, { file: name, reason: error instanceof Error ? error.message : '' });
  }
}
