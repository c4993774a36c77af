import type { Domain, Given, InputOf, OutputOf, PageOf, Transaction, Transactions, Way } from '@oneplusn/api';
import type * as v from 'valibot';

/** How one call is to be made. */
export interface CallOptions {
  /**
   * Your own name for this write (8 to 64 letters, digits, `.`, `_`, `-`). Calling again with the same id and content
   * returns the first result and writes nothing twice. One is made where you give none.
   */
  readonly requestId?: string | undefined;
  /** Gives the call up. A write that was sent already may still be committed. */
  readonly signal?: AbortSignal | undefined;
  /** Told how a write was committed, before the call returns. */
  readonly onCommit?: ((commit: Committed) => void) | undefined;
}

/** How a write came onto the ledger. */
export interface Committed {
  readonly txId: string;
  readonly blockNumber: bigint;
  readonly requestId: string;
  /** How often a new transaction was made because of conflicts; 1 when the first went through. */
  readonly attempts: number;
  /** How often the bytes of the committed transaction were handed over. */
  readonly submissions: number;
  /**
   * How it went on where others held it up: `wary` of keys that they hold shut, or decided `alone` by the caller's own
   * authority. Absent for the usual way.
   */
  readonly way?: Way | undefined;
}

/** The options of one transaction: with its transient data, which may be left out where all of it may. */
export type OptionsOf<T extends Transaction> = T['transient'] extends v.GenericSchema
  ? Record<never, never> extends Given<v.InferInput<T['transient']>>
    ? CallOptions & { readonly transient?: Given<v.InferInput<T['transient']>> | undefined }
    : CallOptions & { readonly transient: Given<v.InferInput<T['transient']>> }
  : CallOptions;

type Invocation<T extends Transaction> = T['transient'] extends v.GenericSchema
  ? CallOptions extends OptionsOf<T>
    ? (input: InputOf<T>, options?: OptionsOf<T>) => Promise<OutputOf<T>>
    : (input: InputOf<T>, options: OptionsOf<T>) => Promise<OutputOf<T>>
  : Record<never, never> extends InputOf<T>
    ? (input?: InputOf<T>, options?: CallOptions) => Promise<OutputOf<T>>
    : (input: InputOf<T>, options?: CallOptions) => Promise<OutputOf<T>>;

/** What a transaction that answers in pages has besides. */
export interface Paged<Input, Page extends PageOf<unknown>, Options = Pick<CallOptions, 'signal'>> {
  /** Page after page. */
  pages(input?: Input, options?: Options): AsyncGenerator<Page, void, undefined>;
  /** Item after item, over all pages. */
  each(input?: Input, options?: Options): AsyncGenerator<Page['items'][number], void, undefined>;
}

/** How pages of one transaction are asked for: with its transient data where it has some. */
type PageOptionsOf<T extends Transaction> = Omit<OptionsOf<T>, 'requestId' | 'onCommit'>;

type PagesOf<T extends Transaction> =
  OutputOf<T> extends PageOf<unknown> ? Paged<Omit<InputOf<T>, 'after'>, OutputOf<T>, PageOptionsOf<T>> : unknown;

/** The typed method of one transaction. */
export type Method<T extends Transaction> = Invocation<T> & PagesOf<T>;

/** A method for each transaction that the api describes: `ledger.access.open(...)`. */
export type Methods = {
  readonly [D in Domain]: {
    readonly [A in keyof Transactions[D]]: Transactions[D][A] extends Transaction ? Method<Transactions[D][A]> : never;
  };
};
