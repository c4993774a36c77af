import type { Transaction, Way } from '@oneplusn/api';
import type { Profile } from '../credentials/profile';
import type { Endorsers } from '../signing/endorsers';
import type { Peers } from '../transport/peers';
import type { Deadlines } from './deadlines';
import type { Patience } from './patience';
import type { Witnesses } from './signers';
import type { Suspensions } from './suspensions';

/** What every read of one connection shares. */
export interface Connection {
  readonly profile: Profile;
  readonly peers: Peers;
  readonly witnesses: Witnesses;
  readonly endorsers: Endorsers;
  readonly deadlines: Deadlines;
}

/** What every call of one connection shares. */
export interface Session extends Connection {
  readonly suspensions: Suspensions;
}

/** One call, checked and ready to be sent; the same over all that is tried again. */
export interface Call {
  readonly transaction: Transaction;
  readonly input: unknown;
  /** The one argument, as JSON. */
  readonly argument: string;
  /** Absent: the usual one. */
  readonly way?: Way | undefined;
  /** JSON by field. */
  readonly transient: Readonly<Record<string, string>> | undefined;
  /** Empty for evaluates. */
  readonly requestId: string;
  /** Whether it travels under that name. */
  readonly named: boolean;
  readonly patience: Patience;
  /** Witnesses with whom it did not go well so far: asked again only where nobody else is left. */
  readonly doubted: Set<string>;
}
