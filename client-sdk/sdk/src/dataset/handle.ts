import { businessKey, limits, type Fields, type PageOf, type catalog, type records } from '@oneplusn/api';
import type { CallOptions } from '../calls/methods';
import type { Checks } from './checks';
import type {
  DatasetDefinition,
  FieldOf,
  PublishableDefinition,
  RecordOf,
  ReleasedRecord,
  SelectionOf,
  WholeOf,
} from './define';
import type { RowProblem } from '../errors/data';
import { findDelegated, findGrant, requestGrant, type Requested, type TypedGrant, type Wanted } from './grant';
import { openRecords, type OpenOptions, type OpenedRecords } from './open';
import { ownRecords, type OwnRecords, type OwnWanted } from './own';
import { compare, publish, type Publisher } from './publish';
import { type Put, type PutOptions, type PutSummary } from './put';
import { readersOf, toldTo, type Reading, type ReadersWanted, type TellingWanted } from './readers';
import { keyProblems, refuseImpossible, rowProblems } from './rows';
import type { Lookup } from './shared-get';

/** A record's key: as text, or the values of its key fields. */
export type KeyOf<D extends DatasetDefinition> =
  string | Pick<RecordOf<D>, D['key'][number] & keyof RecordOf<D> & FieldOf<D>>;

/** One stored record of an unconditional dataset, with its fields typed. */
export type StoredRecord<D extends DatasetDefinition> = Omit<records.OpenRecord, 'fields'> & {
  /** Absent where the record was withdrawn. */
  readonly fields?: RecordOf<D>;
};

interface AnyDataset<D extends DatasetDefinition> {
  readonly definition: D;
  /** The business key of a record: the values of its key fields, joined by `|`. */
  keyOf(record: Pick<RecordOf<D>, D['key'][number] & keyof RecordOf<D>>): string;
  /** Holds the definition against the catalog; throws SDK-150 where they differ. */
  check(): Promise<catalog.Dataset>;
  /** Puts the definition into the catalog; it must have all that an entry needs. */
  publish(this: DatasetHandle<D & PublishableDefinition>, options?: CallOptions): Promise<catalog.Dataset>;
  /** All that is wrong with records, as `put` would refuse them: by row, from 1, and field. Nothing is sent. */
  problems(rows: Iterable<unknown>): readonly RowProblem[];
  /** All that cannot be keys of this dataset, as `get` and `open` would refuse them. */
  keyProblems(keys: Iterable<string>): readonly RowProblem[];
  /**
   * Puts records, in batches; new ones and new versions alike. Puts at the same time share transactions.
   * @throws InvalidDataError SDK-154 before anything is sent, with all that is wrong with the rows
   * @throws PutIncompleteError SDK-152 where some rows were written and others not
   */
  put(rows: Iterable<RecordOf<D>>, options?: PutOptions): Promise<PutSummary>;
}

interface UnconditionalDataset<D extends DatasetDefinition> {
  /**
   * One record; those asked for at the same time are read in one call.
   * @throws InvalidDataError SDK-155 where the key can be nobody's
   */
  get(key: KeyOf<D>): Promise<StoredRecord<D>>;
  page(query?: { prefix?: string; size?: number; after?: string }): Promise<PageOf<StoredRecord<D>>>;
  /** All current records in order of their keys. */
  each(query?: { prefix?: string; size?: number }): AsyncGenerator<StoredRecord<D>, void, undefined>;
}

/** An emergency: by which plan, which fields, what for, and why. */
export interface EmergencyOf<S> {
  readonly plan: string;
  readonly reason: string;
  readonly fields: S;
  readonly purpose: string;
}

interface ConditionalDataset<D extends DatasetDefinition> {
  /** Asks the provider for some fields, for a purpose. */
  request<const S extends SelectionOf<D>>(wanted: Wanted<S>, options?: CallOptions): Promise<Requested<S>>;
  /** A grant that one holds, and the fields of it that this program reads. */
  grant<const S extends SelectionOf<D>>(id: string, fields: S): Promise<TypedGrant<S>>;
  /** A grant that was delegated to one's own department, and the fields of it that this program reads. */
  delegated<const S extends SelectionOf<D>>(delegation: string, fields: S): Promise<TypedGrant<S>>;
  /**
   * Opens records under a grant, reads them from the provider and verifies each against one's own peer before it is
   * handed over.
   *
   * @throws InvalidDataError SDK-155 before anything is sent, with all keys that cannot be keys
   * @throws OpeningDenied where the ledger denies the opening (the denial is committed)
   * @throws LedgerError RECORDS-107 where a record fails its proof
   * @example
   * ```ts
   * const grant = await dataset.grant('MHRSS/g-12ab', { name: 'whole', birthDate: 'year' });
   * for await (const person of dataset.open(grant, ['11010519491231002X'])) console.log(person.name, person.birthDate);
   * ```
   */
  open<const S extends SelectionOf<D>>(
    grant: TypedGrant<S>,
    keys: Iterable<KeyOf<D>>,
    options?: OpenOptions,
  ): OpenedRecords<ReleasedRecord<D, S>>;
  /**
   * Opens records in an emergency, by a plan of the provider in place of a grant. It is flagged on the ledger with the
   * reason, ends after the minutes of the plan, and somebody else reviews it.
   *
   * @throws OpeningDenied where the plan does not cover it
   */
  emergency<const S extends SelectionOf<D>>(
    by: EmergencyOf<S>,
    keys: Iterable<KeyOf<D>>,
    options?: OpenOptions,
  ): OpenedRecords<ReleasedRecord<D, S>>;
  /**
   * Records of one's own authority: leaves the trace that reading a person's data leaves there too, then reads them.
   * Many keys go into one trace.
   *
   * @throws InvalidDataError SDK-155 before anything is sent, with all keys that cannot be keys
   * @throws LedgerError ACCESS-113 where the data is for another department to read
   * @example
   * ```ts
   * for await (const person of dataset.own(keys, { purpose: 'pension.review' })) console.log(person.name);
   * ```
   */
  own<const S extends SelectionOf<D> = WholeOf<D>>(
    keys: Iterable<KeyOf<D>>,
    wanted: OwnWanted<S>,
    options?: OpenOptions,
  ): OwnRecords<ReleasedRecord<D, S>>;
  /**
   * Who opened the records of these people, newest first, denied attempts and one's own colleagues among them: for the
   * auditors of the authority that the data belongs to.
   *
   * @throws InvalidDataError SDK-155 before anything is sent, with all keys that cannot be keys
   * @throws LedgerError LEDGER-105 where nobody can tell whom an opening named, unless `onUnsound` is given
   * @example
   * ```ts
   * for await (const { opening } of dataset.readers(['11010519491231002X'])) console.log(opening.actor, opening.at);
   * ```
   */
  readers(keys: Iterable<KeyOf<D>>, wanted?: ReadersWanted): AsyncGenerator<Reading, void, undefined>;
  /**
   * The same for one person, to be told to them: for officials of the authority that the data belongs to, and services
   * that act for it. The question leaves its trace first; what is withheld is left out until it may be told.
   *
   * @throws InvalidDataError SDK-155 before anything is sent, where this can be nobody's key
   * @throws LedgerError ACCESS-113 where the data is for another department to read
   * @example
   * ```ts
   * for await (const { opening } of dataset.tell('11010519491231002X')) console.log(opening.actor, opening.purpose);
   * ```
   */
  tell(key: KeyOf<D>, wanted?: TellingWanted): AsyncGenerator<Reading, void, undefined>;
}

/** A dataset, typed by its schema; what it offers depends on how it is shared. */
export type DatasetHandle<D extends DatasetDefinition> = AnyDataset<D> &
  (D['sharing']['class'] extends 'unconditional'
    ? UnconditionalDataset<D>
    : D['sharing']['class'] extends 'conditional'
      ? ConditionalDataset<D>
      : unknown);

/** What all handles of one dataset share, so that what they ask at the same time goes together. */
export interface Shared {
  readonly checks: () => Checks;
  readonly put: Put;
  readonly get: Lookup;
}

export function datasetHandle<D extends DatasetDefinition>(
  ledger: Publisher,
  definition: D,
  shared: Shared,
): DatasetHandle<D> {
  const { id: dataset } = definition;
  const textOf = (key: KeyOf<D>) => (typeof key === 'string' ? key : businessKey(definition, key));
  const any: AnyDataset<D> = {
    definition,
    keyOf: (record) => businessKey(definition, record),
    check: () => compare(ledger, definition),
    publish: (options) => publish(ledger, definition as D & PublishableDefinition, options),
    problems: (rows) => rowProblems(definition, shared.checks(), [...rows] as Fields[]),
    keyProblems: (keys) => keyProblems(shared.checks(), [...keys]),
    put: (rows, options = {}) => shared.put([...rows] as Fields[], options),
  };
  const unconditional: UnconditionalDataset<D> = {
    get: async (given) => {
      const key = textOf(given);
      refuseImpossible(definition, shared.checks(), [key]);
      return (await shared.get(key)) as StoredRecord<D>;
    },
    page: async (query = {}) => (await ledger.records.page({ dataset, ...query })) as PageOf<StoredRecord<D>>,
    each: (query = {}) =>
      ledger.records.page.each({ dataset, size: limits.page, ...query }) as AsyncGenerator<
        StoredRecord<D>,
        void,
        undefined
      >,
  };
  const conditional: ConditionalDataset<D> = {
    request: (wanted, options) => requestGrant(ledger, definition, wanted, options),
    grant: (id, fields) => findGrant(ledger, dataset, id, fields),
    delegated: (delegation, fields) => findDelegated(ledger, dataset, delegation, fields),
    open: (grant, given, options = {}) => {
      const keys = Array.from(given, textOf);
      const check = () => refuseImpossible(definition, shared.checks(), keys);
      const { id, delegation, fields, purpose } = grant;
      return openRecords(ledger, definition, { grant: id, delegation, fields, purpose }, { keys, check }, options);
    },
    emergency: (by, given, options = {}) => {
      const keys = Array.from(given, textOf);
      const check = () => refuseImpossible(definition, shared.checks(), keys);
      return openRecords(ledger, definition, by, { keys, check }, options);
    },
    own: (given, wanted, options = {}) => {
      const keys = Array.from(given, textOf);
      const check = () => refuseImpossible(definition, shared.checks(), keys);
      return ownRecords(ledger, definition, wanted, { keys, check }, options);
    },
    readers: (given, wanted = {}) => {
      const keys = Array.from(given, textOf);
      refuseImpossible(definition, shared.checks(), keys);
      return readersOf(ledger, dataset, keys, wanted);
    },
    tell: (given, wanted = {}) => {
      const key = textOf(given);
      refuseImpossible(definition, shared.checks(), [key]);
      return toldTo(ledger, definition, key, wanted);
    },
  };
  return { ...any, ...unconditional, ...conditional };
}
