/** Names in an app that must be names of something in it. */
import type { FieldOf, ItemDefinition, ReleaseOf, ValueOf } from '../dataset/define';
import type { AppForm, AppGroup, AppShape } from './shape';

type Key<T> = keyof T & string;
type Optional<T, K extends string> = T extends { readonly [P in K]: infer V } ? V : never;

/** The states of an app. */
type StateOf<A extends AppShape> = Key<A['process']['states']>;
/** The actions of an app. */
export type ActionOf<A extends AppShape> = Key<A['process']['actions']>;
/** The fields of a form. */
type FormField<F extends AppForm> = Key<F['schema']['properties']>;
/** The fields of all forms of an app. */
type AnyField<A extends AppShape> = { [F in keyof A['forms']]: FormField<A['forms'][F]> }[keyof A['forms']];

/** The fields of a form that it fetches: nobody is asked for them. */
type FetchedField<F extends AppForm> =
  Optional<F, 'fetches'> extends readonly (infer E)[]
    ? E extends { readonly fields: infer M }
      ? Key<M> & FormField<F>
      : never
    : never;

/** What a person types into a form: its fields, and of each group the rows. */
export type TypedFields<F extends AppForm> = {
  readonly [K in Exclude<FormField<F>, FetchedField<F>>]?: ValueOf<F['schema']['properties'][K]>;
} & RowsOf<F>;

type RowsOf<F extends AppForm> = F extends { readonly groups: readonly (infer G)[] }
  ? { readonly [K in (G & AppGroup)['name']]?: readonly RowOf<Extract<G, { readonly name: K }>>[] }
  : unknown;

type RowOf<G> = G extends { readonly schema: { readonly properties: infer P } }
  ? { readonly [K in Key<P>]?: ValueOf<P[K] & ItemDefinition> }
  : never;

/** What a person may add once it has filled itself: what could not be fetched, and corrections. */
export type AddedFields<F extends AppForm> = {
  readonly [K in FormField<F>]?: ValueOf<F['schema']['properties'][K]>;
};

/** The form of an action; `never` where it takes none. */
export type FormOf<A extends AppShape, N extends ActionOf<A>> = A['forms'][Optional<
  A['process']['actions'][N],
  'form'
> &
  keyof A['forms']];

/** The form that a case of an app begins with; `never` where it begins without one. */
export type BeginFormOf<A extends AppShape> = A['forms'][Optional<Optional<A['process'], 'begin'>, 'form'> &
  keyof A['forms']];

type NamedFill<A extends AppShape, D extends keyof A['datasets']> = {
  [I in FieldOf<A['datasets'][D]>]: I | { readonly item: I; readonly as?: ReleaseOf<A['datasets'][D], I> };
}[FieldOf<A['datasets'][D]>];

type NamedFetch<A extends AppShape, F extends AppForm, E> = E extends { readonly dataset: infer D }
  ? D extends keyof A['datasets']
    ? {
        readonly dataset: D;
        readonly key: readonly AnyField<A>[];
        readonly fields: E extends { readonly fields: infer M }
          ? { readonly [K in keyof M]: K extends FormField<F> ? NamedFill<A, D> : never }
          : never;
      }
    : { readonly dataset: Key<A['datasets']> }
  : never;

type NamedForm<A extends AppShape, F extends AppForm> = {
  readonly schema: { readonly required?: readonly FormField<F>[] };
} & (F extends { readonly fetches: infer E }
  ? { readonly fetches: { readonly [K in keyof E]: NamedFetch<A, F, E[K]> } }
  : unknown);

type NamedOutcome<A extends AppShape, O> = O extends { readonly dataset: infer D }
  ? D extends keyof A['datasets']
    ? {
        readonly dataset: D;
        readonly fields: O extends { readonly fields: infer M }
          ? { readonly [K in keyof M]: K extends FieldOf<A['datasets'][D]> ? AnyField<A> : never }
          : never;
        readonly number?: FieldOf<A['datasets'][D]>;
        readonly day?: FieldOf<A['datasets'][D]>;
        readonly origins?: FieldOf<A['datasets'][D]>;
      }
    : { readonly dataset: Key<A['datasets']> }
  : never;

type NoticeOf<A extends AppShape> = Key<NonNullable<A['process']['notices']>>;
type FeeOf<A extends AppShape> = Key<NonNullable<A['process']['fees']>>;

type NamedAction<A extends AppShape, N> = {
  readonly from: readonly StateOf<A>[];
  readonly to: StateOf<A>;
  readonly by: Key<A['roles']>;
  readonly form?: Key<A['forms']>;
  readonly notice?: NoticeOf<A>;
  readonly fee?: { readonly name: FeeOf<A>; readonly mark: string };
} & (N extends { readonly outcome: infer O } ? { readonly outcome: NamedOutcome<A, O> } : unknown);

interface NamedState<A extends AppShape> {
  readonly escalate?: Key<A['roles']>;
  readonly calls?: { readonly ends: Readonly<Record<string, StateOf<A>>> };
}

/** An app whose names all stand for something in it. */
export type Named<A extends AppShape> = {
  readonly forms: { readonly [F in keyof A['forms']]: NamedForm<A, A['forms'][F]> };
  readonly process: {
    readonly begin?: { readonly form?: Key<A['forms']>; readonly residents?: Key<A['roles']> };
    readonly states: { readonly [S in StateOf<A>]: NamedState<A> };
    readonly actions: { readonly [N in keyof A['process']['actions']]: NamedAction<A, A['process']['actions'][N]> };
  };
};
