/** What is added to a question so that an index of the database gives its first rows at once. */
import type { Database, Value } from '../store/databases/database';
import { hourOf } from '../store/hour';
import type { Asked, Condition, Filter } from './asked';

/** More are not asked one by one. */
const mostParts = 200;

/** Only of tables: what is joined has no index of its own. */
const isTable = ({ table }: Asked): boolean => /^[a-z_]+$/.test(table);

/** The blocks that a stretch of time lies in: rows are given in the order of blocks, and times follow it nearly. */
export async function spanOf(database: Database, asked: Asked, { since, until }: Filter): Promise<Condition[]> {
  if ((since === undefined && until === undefined) || !isTable(asked)) return [];
  const bounds = [
    ...(since === undefined ? [] : [{ sql: 'hour >= ?', value: hourOf(since) }]),
    ...(until === undefined ? [] : [{ sql: 'hour <= ?', value: hourOf(until) }]),
  ];
  const [row] = await database.all(
    `SELECT coalesce(min(block), 0) AS first, coalesce(max(block), -1) AS last FROM ${asked.table}
     WHERE ${bounds.map(({ sql }) => sql).join(' AND ')}`,
    bounds.map(({ value }) => value),
  );
  return [{ sql: 'block >= ? AND block <= ?', values: [row?.['first'] ?? 0, row?.['last'] ?? -1] }];
}

/**
 * A department with all below it, one by one: each has its rows in order, all together have not. Undefined where none
 * is asked for, or there are too many.
 */
export async function partsOf(
  database: Database,
  asked: Asked,
  { department }: Filter,
): Promise<Condition[][] | undefined> {
  if (department === undefined || !isTable(asked)) return undefined;
  const [from, to] = [`${department}/`, `${department}0`];
  const rows = await database.all(
    `WITH RECURSIVE below(path) AS (
       SELECT min(department) FROM ${asked.table} WHERE department >= ? AND department < ?
       UNION ALL
       SELECT (SELECT min(department) FROM ${asked.table} WHERE department > below.path AND department < ?)
       FROM below WHERE below.path IS NOT NULL
     ) SELECT path FROM below WHERE path IS NOT NULL LIMIT ${mostParts + 1}`,
    [from, to, to],
  );
  if (rows.length > mostParts) return undefined;
  const paths: Value[] = [department, ...rows.map(({ path }) => path ?? null)];
  return paths.map((path) => [{ sql: 'department = ?', values: [path] }]);
}
