import type { Operation } from './chaincode/operations';

export type Organization = 'Org1MSP' | 'Org2MSP' | 'Org3MSP';
export const organizations: readonly Organization[] = ['Org1MSP', 'Org2MSP', 'Org3MSP'];

/**
 * Who calls: a user of an organisation; or one whose
 * - `forged`: signature is by another's key
 * - `stranger`: certificate is of a CA that only has the right name
 * - `impostor`: certificate is of Org2, shown as Org1's
 * - `unknown`: organisation is not in the channel
 * - `expired`: certificate has run out
 * - `peer`: certificate is a peer's, `admin`: an administrator's, `unitless`: without a role
 */
export type Caller =
  Organization | 'forged' | 'stranger' | 'impostor' | 'unknown' | 'expired' | 'peer' | 'admin' | 'unitless';

/** One call of a chaincode. */
export interface Call {
  readonly operations: readonly Operation[];
  /** Org1MSP where not given. */
  readonly by?: Caller;
  /** Whose gateway; the caller's own where not given. */
  readonly at?: Organization;
  /** Endorsers to name; where not given, the gateway chooses. */
  readonly endorsers?: readonly string[];
  readonly transient?: Readonly<Record<string, string>>;
  /** `conform` where not given. */
  readonly chaincode?: string;
  readonly channel?: string;
  /** The chaincode's function and arguments, where they are no list of operations. */
  readonly raw?: readonly [name: string, ...args: string[]];
  /** Of its result only that there is one is told. */
  readonly opaque?: boolean;
  /** In milliseconds. */
  readonly deadline?: number;
}

/**
 * One step of a case.
 * - `evaluate`
 * - `endorse`: keeps the transaction under a name; `again`: the same proposal once more
 * - `send`: submits it, without waiting; more than once where a case says so; `altered` after its endorsement, or `signed` by nobody
 * - `status`: waits for it on all peers, and looks at it in its block
 * - `events`: the case's events, up to that of its last valid transaction
 */
export type Step =
  | ({ readonly step: 'evaluate' } & Call)
  | ({ readonly step: 'endorse'; readonly as: string } & Call)
  | { readonly step: 'again'; readonly as: string }
  | { readonly step: 'send'; readonly as: string; readonly spoilt?: 'altered' | 'unsigned' }
  | { readonly step: 'status'; readonly as: string; readonly by?: Caller; readonly deadline?: number }
  | { readonly step: 'events'; readonly until: string };

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
