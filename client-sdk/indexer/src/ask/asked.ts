/** What people ask of an index, and which column answers it. Pure. */
import { indexFail } from '../errors/index-error';
import { indexErrors } from '../errors/table';
import type { Value } from '../store/databases/database';
import { folded, wantedIn } from '../store/words';

/** What a list is narrowed by; each that is given must hold. */
export interface Filter {
  /** Whose doing: `GD/li`. */
  readonly actor?: string | undefined;
  /** A department, with all below it: `hrss` stands for `hrss/licensing` too. */
  readonly department?: string | undefined;
  /** An authority that takes part, on either side. */
  readonly authority?: string | undefined;
  readonly dataset?: string | undefined;
  readonly purpose?: string | undefined;
  readonly state?: string | undefined;
  /** The grant relied on. */
  readonly grant?: string | undefined;
  /** What a transaction calls, or how that begins: `process:`. */
  readonly function?: string | undefined;
  /** From this moment on: an ISO time in UTC. */
  readonly since?: string | undefined;
  /** Until this moment. */
  readonly until?: string | undefined;
  /** Words that its texts hold, in this order: Chinese or others. */
  readonly words?: string | undefined;
}

/** Part of a statement. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly Value[];
}

/** What can be asked of: a table, with how its rows are named. */
export interface Asked {
  readonly name: string;
  readonly table: string;
  readonly columns: readonly string[];
  /** The fact's kind, where its words are searched. */
  readonly kind?: string;
  /** What it is narrowed to from the start. */
  readonly only?: Condition;
}

const first = (columns: readonly string[], ...names: readonly string[]): string[] =>
  names.filter((name) => columns.includes(name)).slice(0, 1);

/** Which columns answer a filter: one of them is enough. */
const answering: Readonly<Record<Exclude<keyof Filter, 'words'>, (asked: Asked) => readonly string[]>> = {
  actor: ({ columns }) => first(columns, 'actor', 'signer'),
  department: ({ columns }) => first(columns, 'department'),
  authority: ({ columns }) => {
    const parties = ['owner', 'provider', 'requester', 'authority', 'msp'].filter((each) => columns.includes(each));
    return columns.includes('provider') ? parties : [...parties, ...first(columns, 'dataset')];
  },
  dataset: ({ columns, kind }) => (kind === 'dataset' ? ['id'] : first(columns, 'dataset')),
  purpose: ({ columns }) => first(columns, 'purpose'),
  state: ({ columns }) => first(columns, 'state', 'code'),
  grant: ({ columns, kind }) => (kind === 'grant' ? ['id'] : first(columns, 'grant_id')),
  function: ({ columns }) => first(columns, 'function'),
  since: ({ columns }) => first(columns, 'time'),
  until: ({ columns }) => first(columns, 'time'),
};

/**
 * The conditions of a filter.
 * @throws IndexError INDEX-121 where a list cannot be narrowed by one of them
 */
export function conditionsOf(asked: Asked, filter: Filter): Condition[] {
  const conditions = asked.only ? [asked.only] : [];
  for (const [name, value] of Object.entries(filter) as [keyof Filter, string | undefined][]) {
    if (value === undefined) continue;
    if (name === 'words') conditions.push(wordsIn(asked, value));
    else conditions.push(conditionOf(name, answered(asked, name), value));
  }
  return conditions;
}

function answered(asked: Asked, name: Exclude<keyof Filter, 'words'>): readonly string[] {
  const columns = answering[name](asked);
  if (columns.length > 0) return columns;
  throw indexFail(indexErrors.notBy, { list: asked.name, filter: name });
}

function conditionOf(name: string, columns: readonly string[], value: string): Condition {
  const [column = ''] = columns;
  switch (name) {
    case 'department':
      // Both ends of all that begins with it and a slash, as the index has them in order.
      return {
        sql: `(${column} = ? OR (${column} >= ? AND ${column} < ?))`,
        values: [value, `${value}/`, `${value}0`],
      };
    case 'authority':
      return partOf(columns, value);
    case 'function':
      return { sql: `(${column} = ? OR (${column} >= ? AND ${column} < ?))`, values: [value, value, following(value)] };
    case 'since':
      return { sql: `${column} >= ?`, values: [value] };
    case 'until':
      return { sql: `${column} <= ?`, values: [value] };
    default:
      return { sql: `(${columns.map((each) => `${each} = ?`).join(' OR ')})`, values: columns.map(() => value) };
  }
}

/** By a column that names it; what is of a dataset alone is of the dataset's owner too. */
function partOf(columns: readonly string[], msp: string): Condition {
  const named = columns.map((each) => (each === 'dataset' ? '(dataset >= ? AND dataset < ?)' : `${each} = ?`));
  const values = columns.flatMap((each) => (each === 'dataset' ? [`${msp}/`, `${msp}0`] : [msp]));
  return { sql: `(${named.join(' OR ')})`, values };
}

/** The least text after all that begin with this one. */
const following = (text: string): string => `${text}\u{10ffff}`;

/** What all its pieces are found by, held against the text itself: pieces may stand apart. */
function wordsIn(asked: Asked, words: string): Condition {
  if (asked.kind === undefined) throw indexFail(indexErrors.notBy, { list: asked.name, filter: 'words' });
  const { sql, values } = matching(words);
  return { sql: `id IN (SELECT id FROM texts WHERE kind = ? AND ${sql})`, values: [asked.kind, ...values] };
}

/** Which rows of `texts` hold some words. */
export function matching(words: string): Condition {
  const { whole, begins } = wantedIn(words);
  if (whole.length + begins.length === 0) throw indexFail(indexErrors.noWords, {});
  const conditions = [
    ...whole.map((gram) => ({ sql: 'gram = ?', values: [gram] })),
    ...begins.map((gram) => ({ sql: 'gram >= ? AND gram < ?', values: [gram, following(gram)] })),
  ];
  const found = conditions.map(
    ({ sql }) => `EXISTS (SELECT 1 FROM grams WHERE ${sql} AND grams.kind = texts.kind AND grams.id = texts.id)`,
  );
  // The first is looked up, the others are held against it.
  const [lead] = conditions;
  const led = `(kind, id) IN (SELECT kind, id FROM grams WHERE ${lead?.sql ?? ''})`;
  const text = `%${folded(words).replace(/[\\%_]/g, String.raw`\$&`)}%`;
  return {
    sql: [led, ...found.slice(1), String.raw`content LIKE ? ESCAPE '\'`].join(' AND '),
    values: [...conditions.flatMap(({ values }) => values), text],
  };
}
