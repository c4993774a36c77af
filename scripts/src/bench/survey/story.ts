/**
 * What the survey plays: the life of a thing, step by step, by many callers at a time, each with a thing of its own.
 */
import type { Transactions } from '@oneplusn/api';
import type { CallOptions, Ledger } from '@oneplusn/sdk';

/** `access.open`: the names of all transactions that write. */
export type SubmitName = {
  [D in keyof Transactions]: {
    [A in keyof Transactions[D]]: Transactions[D][A] extends { kind: 'submit'; name: infer N extends string }
      ? N
      : never;
  }[keyof Transactions[D]];
}[keyof Transactions];

/** One step: all callers make this call at the same moment. */
export interface Scene {
  readonly transaction: SubmitName;
  readonly actor: string;
  /** Makes the call of the `n`th caller. */
  readonly call: (ledger: Ledger, n: number, options: CallOptions) => Promise<unknown>;
  /** What is done for a caller before its call, and not timed. */
  readonly before?: (ledger: Ledger, n: number) => Promise<unknown>;
}

export interface Stage {
  /** A name that no other run has. */
  readonly run: string;
  /** The grant under which all openings are made. */
  readonly grant: string;
}

/** A caller for whom a step failed is left out of those after it. */
export type Story = (stage: Stage) => readonly Scene[];
