import type {
  Domain,
  FactId,
  Instant,
  Msp,
  OutputOf,
  ParsedInputOf,
  Provenance,
  Role,
  Transaction,
  Transactions,
  TransientOf,
} from '@oneplusn/api';
import type { Ledger } from './ledger/ledger';

/** The caller, from the certificate and checked against the registry. */
export interface Caller {
  /** `GD/li`, `GD/admin/chief` */
  readonly id: FactId;
  /** SHA-256 of the certificate's DER. */
  readonly fingerprint: string;
  readonly msp: Msp;
  /** Absent for an administrator, who belongs to the authority as a whole. */
  readonly department: string | undefined;
  readonly roles: readonly Role[];
}

/**
 * One call of a transaction, checked at the door: input parsed, caller in standing and in role, clock near, request id
 * new.
 */
export interface Call<T extends Transaction = Transaction> {
  readonly input: ParsedInputOf<T>;
  readonly transient: TransientOf<T>;
  readonly caller: Caller;
  /** The transaction's timestamp. */
  readonly now: Instant;
  readonly txId: string;
  /** The client's name for this write. */
  readonly requestId: string | undefined;
  /** By whom, when, and in which transaction: what a fact says of how it came to be. */
  readonly provenance: Provenance;
  /** The authority whose peer runs this: decides whether its vault can be read here. */
  readonly peerMsp: Msp;
  readonly committee: Msp;
  readonly ledger: Ledger;
  /**
   * A fresh id owned by `owner` (the caller's authority by default), the same on every endorser and on every retry:
   * `GD/r-4f1a09c2d37b51e8`. Owned by another it names the caller's authority too: `MHRSS/o-gd-4f1a09c2d37b51e8`.
   */
  newId(letter: string, owner?: Msp): FactId;
}

export type Handler<T extends Transaction> = (call: Call<T>) => Promise<OutputOf<T>>;

/** One handler for each transaction that the api describes; a missing one is a compile error. */
export type Handlers<D extends Domain> = {
  readonly [A in keyof Transactions[D]]: Transactions[D][A] extends Transaction ? Handler<Transactions[D][A]> : never;
};
