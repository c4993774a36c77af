import type { Caller, Organization } from './callers';
import type { Operation } from './chaincode/operations';
import type { Seek } from './deliver/seek';

export * from './callers';

/** One call of a chaincode. */
export interface Call {
  readonly operations: readonly Operation[];
  /** Org1MSP where not given. */
  readonly by?: Caller;
  /** Whose gateway; the caller's own where not given. */
  readonly at?: Organization;
  /** Endorsers to name; where not given, the gateway chooses. */
  readonly endorsers?: readonly string[] | undefined;
  readonly transient?: Readonly<Record<string, string>>;
  /** `conform` where not given. */
  readonly chaincode?: string;
  readonly channel?: string;
  /** The chaincode's function and arguments, where they are no list of operations. */
  readonly raw?: readonly [name: string, ...args: (string | Uint8Array)[]];
  /** So many bytes are added to its arguments. */
  readonly padding?: number;
  /** Of its result only that there is one is told. */
  readonly opaque?: boolean;
  /** Reads a result whose bytes come in another order each time. */
  readonly decode?: (result: Uint8Array) => unknown;
  /** In milliseconds. */
  readonly deadline?: number;
}

/**
 * One step of a case.
 * - `evaluate`
 * - `endorse`: keeps the transaction under a name; `again`: the same proposal once more
 * - `send`: submits it, without waiting; more than once where a case says so; `altered` after its endorsement, or
 *   `signed` by nobody
 * - `status`: waits for it on all peers, and looks at it in its block
 * - `events`: the case's events, up to that of its last valid transaction
 * - `crowd`: so many calls at a time beside so many open event streams: how many are served
 * - `blocks`: a request to the Deliver service, and what of its answer is of the case
 */
export type Step =
  | ({ readonly step: 'evaluate' } & Call)
  | ({ readonly step: 'endorse'; readonly as: string } & Call)
  | { readonly step: 'again'; readonly as: string }
  | { readonly step: 'send'; readonly as: string; readonly damaged?: 'altered' | 'unsigned' }
  | { readonly step: 'status'; readonly as: string; readonly by?: Caller; readonly deadline?: number }
  | { readonly step: 'events'; readonly until: string }
  | ({ readonly step: 'blocks' } & Seek)
  | { readonly step: 'crowd'; readonly calls: number; readonly streams: number };

/** A script of calls, the same each time, on keys that no other case touches. */
export interface Case {
  /** `reads: a key that is not there` */
  readonly name: string;
  /** It relies on the order in which transactions were sent: BFT orderers do not keep it. */
  readonly inOrder?: boolean;
  readonly steps: readonly Step[];
}

type Options = Omit<Call, 'operations'>;

/** Reads, and orders nothing. */
export const evaluate = (operations: readonly Operation[], options: Options = {}): Step => ({
  step: 'evaluate',
  operations,
  ...options,
});

export const endorse = (as: string, operations: readonly Operation[], options: Options = {}): Step => ({
  step: 'endorse',
  as,
  operations,
  endorsers: ['Org1MSP', 'Org2MSP'],
  ...options,
});

/** Asks a peer for blocks. */
export const blocks = (seek: Seek): Step => ({ step: 'blocks', ...seek });

/** Sends a transaction and waits for it. */
export const commit = (as: string): Step[] => [
  { step: 'send', as },
  { step: 'status', as },
];

/** Endorses, sends and waits; endorsed by Org1 and Org2 unless others are named. */
export const submit = (as: string, operations: readonly Operation[], options: Options = {}): Step[] => [
  endorse(as, operations, options),
  ...commit(as),
];

/** What a step showed: plain JSON, free of everything that differs from run to run. */
export type Observation = Readonly<Record<string, unknown>>;
