import type { ErrorDescriptor, Text } from '@oneplusn/errors';
import type * as v from 'valibot';

/**
 * What an actor may do in a department. `administrator` is not enrolled: it is whoever holds an admin certificate of
 * the MSP.
 */
export const roles = ['administrator', 'steward', 'official', 'reviewer', 'approver', 'auditor'] as const;
/** A role of an actor. */
export type Role = (typeof roles)[number];

/**
 * Who must endorse a submit, or whose peer must answer an evaluate.
 * - `caller`: the caller's own authority
 * - `committee`: the governing authority
 * - `witness`: any other authority, so that the two-signature policy is met
 * - `{ owner: 'field' }`: the authority that owns the fact named by that input field; with `standIn` a witness signs in
 *   its place where it does not answer, so that nobody's silence is a veto. Then it seals nothing, and sees no secret.
 *
 * In a submit the caller's authority is always one of them: where the description does not say `caller`, only actors of
 * the authority it names may call. Where two signers turn out to be one authority, a witness makes up the second
 * signature. A submit with a single signer writes nothing public. A submit that takes transient data and has several
 * signers takes a salt in it.
 */
export type Signer = 'caller' | 'committee' | 'witness' | { readonly owner: string; readonly standIn?: 'witness' };

/** Whether a transaction writes or only answers. */
export type Kind = 'submit' | 'evaluate';

/** What a transaction decides: that something holds no more, or a vote. */
interface Decision {
  /** Only for such input; for any where not given. */
  when?(input: unknown): boolean;
}

/** Whether this call decides. */
export function isDecision({ decides }: Pick<Transaction, 'decides'>, input: unknown): boolean {
  return decides !== undefined && (decides.when?.(input) ?? true);
}

/**
 * The description of one transaction. Everything else (handlers, SDK methods, endorsers, metadata, docs, fuzz tests) is
 * derived from it.
 */
export interface Transaction<
  Name extends string = string,
  K extends Kind = Kind,
  Input extends v.GenericSchema = v.GenericSchema,
  Output extends v.GenericSchema = v.GenericSchema,
  Transient extends v.GenericSchema | undefined = v.GenericSchema | undefined,
> {
  /** `domain.action`; on the wire Fabric's `domain:action`. */
  readonly name: Name;
  readonly kind: K;
  /** What it does, in one line. */
  readonly summary: Text;
  /** What must hold before, beside the caller's standing and role. */
  readonly requires: Text;
  /**
   * What a write leaves behind: the facts that it writes, and that its event names. A query has none: it leaves
   * nothing.
   */
  readonly emits?: Text | undefined;
  /** What more a caller should know. */
  readonly about?: Text | undefined;
  readonly signers: readonly Signer[];
  /** Roles of which the caller needs one; `anyone` is any actor in good standing. */
  readonly callers: readonly Role[] | 'anyone';
  /**
   * True where doing it twice leaves the ledger as doing it once does: then a call needs no request id, and where it
   * has none no receipt of it is kept.
   */
  readonly repeatable?: boolean;
  /**
   * True where what it leaves never changes again: a client's calls without a request id that say the same at the same
   * time are then one.
   */
  readonly lasting?: true;
  /** Whether it searches through much that lies there: such reads are asked for a few at a time. */
  readonly searches?: true;
  /** What it decides: then its caller's authority can decide alone where others hold up what two must sign. */
  readonly decides?: Decision;
  /**
   * True where what it makes bears a name that follows from the request id: called again it finds that, and answers
   * with it. Then no receipt is kept beside it.
   */
  readonly findsItself?: boolean;
  readonly input: Input;
  /** Data that reaches the endorsers and never the ledger. */
  readonly transient: Transient;
  readonly output: Output;
  readonly errors: readonly ErrorDescriptor[];
}

type Described<N extends string, K extends Kind, I extends v.GenericSchema, O extends v.GenericSchema, T> = Omit<
  Transaction<N, K, I, O>,
  'transient'
> & { readonly transient?: T };

/** Describes a transaction; keeps the literal types, so that handlers and SDK methods are typed from it. */
export function transaction<
  const N extends string,
  const K extends Kind,
  I extends v.GenericSchema,
  O extends v.GenericSchema,
  T extends v.GenericSchema | undefined = undefined,
>(description: Described<N, K, I, O, T>): Transaction<N, K, I, O, T> {
  return { ...description, transient: description.transient as T };
}

/** What is given and only read: a constant will do for it, with all its lists. */
export type Given<T> = T extends readonly (infer Item)[]
  ? readonly Given<Item>[]
  : T extends object
    ? { readonly [K in keyof T]: Given<T[K]> }
    : T;

/** What a caller passes as input. */
export type InputOf<T extends Transaction> = Given<v.InferInput<T['input']>>;
/** What a handler gets as input, defaults filled in. */
export type ParsedInputOf<T extends Transaction> = v.InferOutput<T['input']>;
/** What a transaction answers. */
export type OutputOf<T extends Transaction> = v.InferOutput<T['output']>;
/** The data of a transaction that reaches the endorsers and never the ledger. */
export type TransientOf<T extends Transaction> = T['transient'] extends v.GenericSchema
  ? v.InferOutput<T['transient']>
  : undefined;

/** The most bytes of one call: its argument and its transient data together. */
export const maxCallBytes = 1_000_000;

/**
 * How a write goes where any two authorities hold up the usual way: they can set a policy of their own on any public
 * key, which holds it shut for all others.
 * - `wary`: looks at each key's policy before it writes there. Texts go elsewhere, entries that only point stay out.
 * - `alone`: decides by the own authority's collection alone; what is public follows by `ledger.restore`.
 */
export type Way = 'wary' | 'alone';

/**
 * The single argument of every transaction, as JSON. `requestId` is present on submits, except those that may be
 * repeated.
 */
export interface Envelope {
  readonly requestId?: string;
  readonly way?: Way;
  readonly input: unknown;
}
