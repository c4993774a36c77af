/** What auditors ask of an index with a million openings, and how long it takes. */
import { DatabaseSync } from 'node:sqlite';
import { openIndex, type Filter, type Index } from '@oneplusn/indexer';

const departments = 40;
const people = 400;
const datasets = 60;
const days = 365;

/** Puts openings into an index until there are so many: like those that are there, of other people, days, datasets. */
export function grow(file: string, openings: number): void {
  const database = new DatabaseSync(file);
  const { count } = database.prepare('SELECT count(*) AS count FROM openings').get() as { count: number };
  const names = database.prepare("SELECT name FROM pragma_table_info('openings')").all();
  const times = Math.ceil(openings / count);
  const passed = `(n.n * ${days} * 24 / ${times}) || ' hours'`;
  const changed: Readonly<Record<string, string>> = {
    id: "id || '-' || n.n",
    department: `'hrss/division-' || (n.n % ${departments})`,
    actor: `'GD/person-' || (n.n * 7 % ${people})`,
    dataset: `'MHRSS/dataset-' || (n.n * 11 % ${datasets})`,
    state: "CASE n.n % 20 WHEN 0 THEN 'denied' ELSE state END",
    hour: `strftime('%Y-%m-%dT%H', '2026-01-01', ${passed})`,
    time: `strftime('%Y-%m-%dT%H:00:00.000Z', '2026-01-01', ${passed})`,
    // Later ones stand in later blocks.
    block: 'block + n.n * 1000',
  };
  const columns = names.map(({ name }) => String(name));
  const values = columns.map((name) => changed[name] ?? name).join(', ');
  // Indexes are made at the end, in one go: the same tree, much sooner.
  const indexes = database.prepare(
    "SELECT name, sql FROM sqlite_schema WHERE tbl_name = 'openings' AND type = 'index'",
  );
  const made = indexes.all().filter(({ sql }) => sql !== null);
  database.exec('PRAGMA journal_mode = DELETE; PRAGMA synchronous = OFF;');
  database.exec(made.map(({ name }) => `DROP INDEX ${String(name)};`).join(''));
  database.exec(`
    WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < ${times})
    INSERT INTO openings (${columns.join(', ')})
    SELECT ${values} FROM openings CROSS JOIN n LIMIT ${openings - count};`);
  database.exec(made.map(({ sql }) => `${String(sql)};`).join(''));
  database.close();
}

type Ask = (index: Index, n: number) => Promise<unknown>;

const month = (n: number): Pick<Filter, 'since' | 'until'> => {
  const number = String((n % 12) + 1).padStart(2, '0');
  return { since: `2026-${number}-01T00:00:00.000Z`, until: `2026-${number}-28T23:59:59.999Z` };
};

/** Pages and counts, as screens of an auditor show them. */
const questions: Readonly<Record<string, Ask>> = {
  newest: (index) => index.openings(),
  person: (index, n) => index.openings({ actor: `GD/person-${n % people}` }),
  department: (index, n) => index.openings({ department: `hrss/division-${n % departments}` }),
  departments: (index) => index.openings({ department: 'hrss' }),
  dataset: (index, n) => index.openings({ dataset: `MHRSS/dataset-${n % datasets}` }),
  denied: (index) => index.denials(),
  month: (index, n) => index.openings(month(n)),
  'person, month': (index, n) => index.openings({ actor: `GD/person-${n % people}`, ...month(n) }),
  'dataset, denied': (index, n) => index.openings({ dataset: `MHRSS/dataset-${n % datasets}`, state: 'denied' }),
  'count of a person': (index, n) => index.count('openings', { actor: `GD/person-${n % people}` }),
  'count of a dataset': (index, n) => index.count('openings', { dataset: `MHRSS/dataset-${n % datasets}` }),
  'person by day': (index, n) => index.series('openings', { actor: `GD/person-${n % people}` }, 'day'),
};

export interface Timed {
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly asked: number;
  /** The median of each question, milliseconds. */
  readonly each: Readonly<Record<string, number>>;
}

const rounds = 40;

export async function timed(file: string): Promise<Timed> {
  const index = await openIndex(file);
  const each: Record<string, number[]> = {};
  for (let n = 0; n < rounds; n += 1)
    for (const [name, ask] of Object.entries(questions)) {
      const start = performance.now();
      await ask(index, n * 13 + 1);
      (each[name] ??= []).push(performance.now() - start);
    }
  await index.close();
  const all = Object.values(each).flat();
  const medians = Object.entries(each).map(([name, times]) => [name, at(times, 0.5)]);
  return {
    p50Ms: at(all, 0.5),
    p95Ms: at(all, 0.95),
    asked: all.length,
    each: Object.fromEntries(medians) as Timed['each'],
  };
}

function at(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(2));
}
