import type { DatasetSchema, Given, InputOf, Transactions } from '@oneplusn/api';
import type * as v from 'valibot';

type Entry = InputOf<Transactions['catalog']['publish']>;

/** An item definition, as the catalog takes it. */
export type ItemDefinition = Given<v.InferInput<typeof DatasetSchema>>['properties'][string];

/**
 * What a program knows of a dataset: its name, its key, how it is shared and what its records look like. With the other
 * fields of a catalog entry besides it can also be published.
 */
export interface DatasetDefinition extends Partial<Omit<Entry, 'name' | 'key' | 'schema' | 'sharing'>> {
  /** `MHRSS/insured` */
  readonly id: `${string}/${string}`;
  readonly key: readonly string[];
  readonly sharing: Entry['sharing'];
  readonly schema: {
    readonly type: 'object';
    readonly properties: Readonly<Record<string, ItemDefinition>>;
    readonly required?: readonly string[];
  };
}

/** A definition with all that the catalog asks for. */
export type PublishableDefinition = DatasetDefinition & Omit<Entry, 'name' | 'key' | 'schema' | 'sharing'>;

/** Names that stand in the definition must be fields of it. */
type Named<D extends DatasetDefinition> = {
  readonly key: readonly FieldOf<D>[];
  readonly schema: { readonly required?: readonly FieldOf<D>[] };
};

/**
 * Defines a dataset for `ledger.dataset`; the types of its records follow from the schema.
 *
 * @example
 * ```ts
 * const insured = defineDataset({
 *   id: 'MHRSS/insured',
 *   key: ['idNumber'],
 *   sharing: { class: 'conditional', condition: '凭业务需要申请' },
 *   schema: {
 *     type: 'object',
 *     properties: {
 *       idNumber: { type: 'string', format: 'resident-id', 'x-derive': ['last:4'] },
 *       name: { type: 'string' },
 *       birthDate: { type: 'string', format: 'date', 'x-derive': ['year'] },
 *       months: { type: 'integer' },
 *     },
 *     required: ['idNumber', 'name'],
 *   },
 * });
 * ```
 */
export function defineDataset<const D extends DatasetDefinition>(definition: D & Named<D>): D {
  return definition;
}

/** The field names of a dataset. */
export type FieldOf<D extends DatasetDefinition> = keyof D['schema']['properties'] & string;

type ItemOf<D extends DatasetDefinition, F extends FieldOf<D>> = D['schema']['properties'][F];

/** What a field holds. */
export type ValueOf<Item> = Item extends { readonly type: 'integer' }
  ? number
  : Item extends { readonly type: 'boolean' }
    ? boolean
    : Item extends { readonly enum: readonly (infer Choice)[] }
      ? Choice
      : string;

type RequiredOf<D extends DatasetDefinition> = D['schema']['required'] extends readonly (infer F)[]
  ? F & FieldOf<D>
  : never;

type Flat<T> = { [K in keyof T]: T[K] };

/** One record of a dataset. */
export type RecordOf<D extends DatasetDefinition> = Flat<
  { [F in RequiredOf<D>]: ValueOf<ItemOf<D, F>> } & {
    [F in Exclude<FieldOf<D>, RequiredOf<D>>]?: ValueOf<ItemOf<D, F>>;
  }
>;

/** How a field may be released: whole, or as it declares. */
export type ReleaseOf<D extends DatasetDefinition, F extends FieldOf<D>> =
  'whole' | (ItemOf<D, F> extends { readonly 'x-derive': readonly (infer Derivation)[] } ? Derivation & string : never);

/** Some fields of a dataset, each with how it is released: `{ name: 'whole', birthDate: 'year' }`. */
export type SelectionOf<D extends DatasetDefinition> = { readonly [F in FieldOf<D>]?: ReleaseOf<D, F> };

/** All fields of a dataset, each as it is. */
export type WholeOf<D extends DatasetDefinition> = { readonly [F in FieldOf<D>]: 'whole' };

type ReleasedOf<D extends DatasetDefinition, F extends FieldOf<D>, Release> = Release extends 'whole'
  ? ValueOf<ItemOf<D, F>>
  : string;

/**
 * A record as it is released: the selected fields and no others. A derivation is a text; a field that need not be
 * filled in may be missing.
 */
export type ReleasedRecord<D extends DatasetDefinition, S extends SelectionOf<D>> = Flat<
  { [F in keyof S & RequiredOf<D>]: ReleasedOf<D, F, S[F]> } & {
    [F in Exclude<keyof S & FieldOf<D>, RequiredOf<D>>]?: ReleasedOf<D, F, S[F]>;
  }
>;
