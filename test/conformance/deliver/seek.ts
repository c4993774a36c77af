import type { Caller, Organization } from '../callers';

/**
 * Where a seek starts or stops: at a transaction's block and so many after it; `unset`: a position that says nothing.
 */
export type Position =
  'oldest' | 'newest' | 'next' | 'unset' | 'missing' | number | { readonly of: string; readonly plus?: number };

/** What is wrong with a request. */
export type Fault =
  | 'empty'
  | 'no header'
  | 'payload of rubbish'
  | 'header of rubbish'
  | 'seek of rubbish'
  | 'no time'
  | 'sixteen minutes ago'
  | 'fourteen minutes ago'
  | 'in sixteen minutes'
  | 'in fourteen minutes'
  | 'a TLS hash'
  | 'no type'
  | 'no signature'
  | 'another’s signature';

/** One request to a peer's Deliver service. */
export interface Seek {
  readonly start: Position;
  readonly stop: Position;
  /** `full` where not given. */
  readonly form?: 'full' | 'filtered' | 'private';
  /** Fails where a block is not there, rather than wait for it. */
  readonly now?: boolean;
  /** Headers and metadata alone. */
  readonly withoutData?: boolean;
  readonly fault?: Fault;
  /** How often it is sent on its stream. */
  readonly times?: number;
  readonly by?: Caller;
  /** Whose peer; the caller's own where not given. */
  readonly at?: Organization;
  readonly channel?: string;
}
