import { shownWord } from '@oneplusn/errors';
import { indexFail } from '../errors/index-error';
import { indexErrors } from '../errors/table';
import { one, type Database, type Row, type Value } from '../store/databases/database';
import { disputesFrom, type Disputed } from '../store/disputed';
import { openToRead } from '../store/open';
import { listNames } from '../store/schema/lists';
import { conditionsOf, matching, type Asked, type Condition, type Filter } from './asked';
import { endorsersOf } from './endorsers';
import { partsOf, spanOf } from './narrowed';
import { sorts, type Sort } from './sorts';

/** Which page of a list. */
export interface Paging {
  /** How many rows; 50 where nothing is said. */
  readonly size?: number | undefined;
  /** `next` of the page before. */
  readonly after?: string | undefined;
}

/** Rows of a list, the newest first. */
export interface Page {
  readonly items: readonly Row[];
  /** Where the next page begins; absent at the end. */
  readonly next?: string;
}

/** A fact as blocks have it. */
export interface KnownFact {
  readonly id: string;
  readonly text: string;
}

/** How many there are, of one value or in one stretch of time. */
export interface Counted {
  readonly value: string;
  readonly count: number;
  /** How many records were opened, where openings are counted. */
  readonly records?: number;
}

/** How finely time is cut, in China Standard Time. */
export type Stretch = 'hour' | 'day' | 'month' | 'year';

const digits: Readonly<Record<Stretch, number>> = { hour: 13, day: 10, month: 7, year: 4 };
const usual = 50;

/** An index that is asked. */
class IndexReader {
  constructor(private readonly database: Database) {}

  /** Rows of a sort, the newest first. */
  async list(sort: Sort, filter: Filter = {}, { size = usual, after }: Paging = {}): Promise<Page> {
    const asked = sorts[sort];
    const order = orderOf(asked);
    const narrowed = conditionsOf(asked, filter);
    const parts = await partsOf(this.database, asked, filter);
    const rest = parts ? conditionsOf(asked, { ...filter, department: undefined }) : narrowed;
    const shared = [...rest, ...beyond(order, after), ...(await spanOf(this.database, asked, filter))];
    const within = (parts ?? [[]]).map((part) => [...shared, ...part]);
    const ordered = `ORDER BY ${order.map((column) => `${column} DESC`).join(', ')} LIMIT ?`;
    const selected = `SELECT ${asked.columns.join(', ')} FROM ${asked.table}`;
    // Of each part the first rows, and of these the first: an index gives each in order.
    const each = within.map((conditions) => `SELECT * FROM (${selected} ${where(conditions)} ${ordered}) AS part`);
    const rows = await this.database.all(`SELECT * FROM (${each.join(' UNION ALL ')}) AS parts ${ordered}`, [
      ...within.flatMap((conditions) => [...conditions.flatMap(({ values }) => values), size + 1]),
      size + 1,
    ]);
    const items = rows.slice(0, size);
    const last = rows.length > size ? items.at(-1) : undefined;
    const told = sort === 'transactions' ? await endorsersOf(this.database, items) : items;
    return { items: told, ...(last && { next: JSON.stringify(order.map((column) => last[column])) }) };
  }

  /** All rows of a sort, page by page. */
  async *all(sort: Sort, filter: Filter = {}, size = 1000): AsyncGenerator<Row> {
    for (let after: string | undefined; ;) {
      const { items, next } = await this.list(sort, filter, { size, after });
      yield* items;
      if (next === undefined) return;
      after = next;
    }
  }

  async count(sort: Sort, filter: Filter = {}): Promise<number> {
    const asked = sorts[sort];
    const conditions = conditionsOf(asked, filter);
    const values = conditions.flatMap((condition) => condition.values);
    const { count } = await one(
      this.database,
      `SELECT count(*) AS count FROM ${asked.table} ${where(conditions)}`,
      values,
    );
    return Number(count);
  }

  /** How many there are by hour, day, month or year, in the order of time; none is told where there are none. */
  series(sort: Sort, filter: Filter, by: Stretch): Promise<Counted[]> {
    return this.#counted(sort, filter, `substr(hour, 1, ${digits[by]})`, 'value');
  }

  /**
   * How many there are of each value of a column, the most first.
   * @throws IndexError INDEX-124
   */
  async groups(sort: Sort, filter: Filter, column: string): Promise<Counted[]> {
    if (!sorts[sort].columns.includes(column))
      throw indexFail(indexErrors.unknownColumn, { list: sort, column: shownWord(column) });
    return this.#counted(sort, filter, column, 'count DESC, value');
  }

  async #counted(sort: Sort, filter: Filter, value: string, order: string): Promise<Counted[]> {
    const asked = sorts[sort];
    const conditions = conditionsOf(asked, filter);
    const sum = asked.table === 'openings' ? ', sum(records) AS records' : '';
    const rows = await this.database.all(
      `SELECT ${value} AS value, count(*) AS count${sum} FROM ${asked.table} ${where(conditions)}
       GROUP BY ${value} ORDER BY ${order}`,
      conditions.flatMap(({ values }) => values),
    );
    return rows.map(({ value: found, count, records }) => ({
      value: String(found ?? ''),
      count: Number(count),
      ...(records !== undefined && { records: Number(records ?? 0) }),
    }));
  }

  /** Facts of any kind whose texts hold some words, in the order of their names. */
  async search(words: string, { size = usual, after }: Paging = {}): Promise<Page> {
    const condition = matching(words);
    const conditions =
      after === undefined ? [condition] : [condition, { sql: '(kind, id) > (?, ?)', values: pair(after) }];
    const rows = await this.database.all(
      `SELECT kind, id, content, block, position FROM texts ${where(conditions)} ORDER BY kind, id LIMIT ?`,
      [...conditions.flatMap(({ values }) => values), size + 1],
    );
    const items = rows.slice(0, size);
    const last = rows.length > size ? items.at(-1) : undefined;
    return { items, ...(last && { next: JSON.stringify([last['kind'], last['id']]) }) };
  }

  /** All versions of a fact, the oldest first, with what others have put in its place, and who. */
  versions(kind: string, id: string): Promise<readonly Row[]> {
    return this.database.all(
      `SELECT f.block, f.position, f.seal, f.sealed, f.told, f.fits, f.removed, f.text, t.time, t.actor, t.function,
         t.id AS txid
       FROM facts f JOIN transactions t ON t.block = f.block AND t.position = f.position
       WHERE f.kind = ? AND f.id = ? ORDER BY f.block, f.position`,
      [kind, id],
    );
  }

  /** The transaction of an id that is valid, or was the first to be tried, with who endorsed it. */
  async transaction(id: string): Promise<Row | undefined> {
    const rows = await this.database.all(
      `SELECT * FROM transactions WHERE id = ?
       ORDER BY CASE code WHEN 'VALID' THEN 0 ELSE 1 END, block, position LIMIT 1`,
      [id],
    );
    const [found] = await endorsersOf(this.database, rows);
    return found;
  }

  /** Transactions whose event is not true, from a block on. */
  untrue(from: number): Promise<readonly Row[]> {
    return this.database.all(
      `SELECT block, position, time, actor, event, problem, id AS txid FROM transactions
       WHERE problem IS NOT NULL AND block >= ? ORDER BY block DESC, position DESC`,
      [from],
    );
  }

  /** Transactions that the peer flags otherwise than was worked out, from a block on. */
  disputed(from: number): Promise<readonly Disputed[]> {
    return disputesFrom(this.database, from);
  }

  /** The values of facts, as the ledger itself answers them: of each row the version that it is of. */
  async values(sort: Sort, rows: readonly Row[]): Promise<unknown[]> {
    const texts = await this.texts(sort, rows);
    return texts.map(({ text }) => (JSON.parse(text) as { readonly value: unknown }).value);
  }

  /** The texts of facts, as their owners have sealed them: what the ledger is asked about in place of its list. */
  async texts(sort: Sort, rows: readonly Row[]): Promise<KnownFact[]> {
    const { kind } = sorts[sort];
    const texts: KnownFact[] = [];
    for (const { id, block, position } of rows) {
      const sql = 'SELECT text FROM facts WHERE kind = ? AND id = ? AND block = ? AND position = ?';
      const { text } = await one(this.database, sql, [kind ?? null, id ?? null, block ?? null, position ?? null]);
      texts.push({ id: String(id), text: String(text) });
    }
    return texts;
  }

  /** All facts of a sort with their texts, the newest first. */
  async *known(sort: Sort, filter: Filter = {}): AsyncGenerator<KnownFact> {
    for (let after: string | undefined; ;) {
      const { items, next } = await this.list(sort, filter, { size: 200, after });
      yield* await this.texts(sort, items);
      if (next === undefined) return;
      after = next;
    }
  }

  /** By department: how many records it opened on each day. */
  async daily(): Promise<readonly Row[]> {
    return this.database.all(
      `SELECT coalesce(requester, '') AS requester, coalesce(department, '') AS department,
         substr(hour, 1, 10) AS day, sum(records) AS records, count(*) AS openings
       FROM openings WHERE state = 'allowed' AND hour IS NOT NULL
       GROUP BY requester, department, substr(hour, 1, 10) ORDER BY 1, 2, 3`,
    );
  }

  /** Openings in the dark, between two hours of China Standard Time. */
  nightly(from: string, to: string, since: number): Promise<readonly Row[]> {
    return this.database.all(
      `SELECT id, actor, department, requester, records, hour, block FROM openings
       WHERE block >= ? AND (substr(hour, 12, 2) >= ? OR substr(hour, 12, 2) < ?)
       ORDER BY block DESC, position DESC, id`,
      [since, from, to],
    );
  }

  /** Openings, of either result, for which the department had filed no request of the dataset before. */
  unapplied(since: number): Promise<readonly Row[]> {
    return this.database.all(
      `SELECT id, actor, dataset, department, requester, block FROM openings o
       WHERE block >= ? AND plan IS NULL AND delegation IS NULL AND NOT EXISTS (
         SELECT 1 FROM requests r WHERE r.dataset = o.dataset AND r.requester = o.requester
           AND r.department = o.department
       ) AND NOT EXISTS (
         SELECT 1 FROM grants g WHERE g.id = o.grant_id AND g.policy IS NOT NULL
       ) ORDER BY block DESC, position DESC, id`,
      [since],
    );
  }

  /** What was done to the entries and the key of a fact, the newest first. */
  doneTo(kind: string, id: string): Promise<readonly Row[]> {
    return this.database.all(
      `SELECT m.change, m.key, m.holders, m.block, t.actor, t.id AS txid
       FROM meddling m JOIN transactions t ON t.block = m.block AND t.position = m.position
       WHERE m.kind = ? AND m.id = ? ORDER BY m.block DESC, m.position DESC`,
      [kind, id],
    );
  }

  /** The first and the last block with a transaction of a stretch of time. */
  async blocksWithin(since: string, until: string): Promise<{ readonly from: number; readonly to: number }> {
    const sql = `SELECT coalesce(min(block), 0) AS first, coalesce(max(block), -1) AS last FROM transactions
      WHERE time >= ? AND time <= ?`;
    const { first, last } = await one(this.database, sql, [since, until]);
    return { from: Number(first), to: Number(last) };
  }

  /** How many blocks it holds. */
  async blocks(): Promise<number> {
    return Number((await one(this.database, 'SELECT coalesce(max(number), -1) + 1 AS blocks FROM blocks'))['blocks']);
  }

  close(): Promise<void> {
    return this.database.close();
  }
}

/** What is asked most, each by its name: `index.openings({ department: 'hrss' })`. */
export type Index = IndexReader & Readonly<Record<Sort, (filter?: Filter, paging?: Paging) => Promise<Page>>>;

/**
 * Opens an index to ask it.
 * @param where a file, or the URL of a PostgreSQL database
 * @throws IndexError INDEX-101 to INDEX-107 where it is no index
 */
export async function openIndex(where: string): Promise<Index> {
  const reader = new IndexReader(await openToRead(where));
  const named = Object.keys(sorts).map((sort) => [
    sort,
    (filter?: Filter, paging?: Paging) => reader.list(sort as Sort, filter, paging),
  ]);
  return Object.assign(reader, Object.fromEntries(named)) as Index;
}

const where = (conditions: readonly Condition[]): string =>
  conditions.length === 0 ? '' : `WHERE ${conditions.map(({ sql }) => sql).join(' AND ')}`;

const named = new Set<string>([...listNames, 'denials']);

/** By what rows are told apart, the newest last. */
function orderOf({ name }: Asked): readonly string[] {
  if (named.has(name)) return ['block', 'position', 'id'];
  if (name === 'meddling') return ['block', 'position', 'place'];
  return name === 'transactions' ? ['block', 'position'] : ['block', 'position', 'kind', 'id'];
}

function beyond(order: readonly string[], after: string | undefined): Condition[] {
  if (after === undefined) return [];
  const values = valuesIn(after, order.length);
  return [{ sql: `(${order.join(', ')}) < (${order.map(() => '?').join(', ')})`, values }];
}

const pair = (after: string): readonly Value[] => valuesIn(after, 2);

/** @throws IndexError INDEX-123 */
function valuesIn(after: string, count: number): readonly Value[] {
  const other = indexFail(indexErrors.noPage, { given: shownWord(after) });
  try {
    const values = JSON.parse(after) as unknown;
    if (
      Array.isArray(values) &&
      values.length === count &&
      values.every((each) => /^(number|string)$/.test(typeof each))
    )
      return values as readonly Value[];
  } catch {
    throw other;
  }
  throw other;
}
