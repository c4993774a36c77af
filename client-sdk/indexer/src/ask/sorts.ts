/** What an index can be asked for. */
import { namesOf } from '../store/derived';
import { listNames, lists, type ListName } from '../store/schema/lists';
import { facts, meddling, transactions } from '../store/schema/tables';
import type { Asked } from './asked';

/** A list of facts, or what was refused, signed, sealed or meddled with. */
export type Sort = ListName | 'denials' | 'transactions' | 'seals' | 'intrusions' | 'meddling';

/** Facts have a name; else it is the place in the ledger that names a row. */
const ofFacts = Object.fromEntries(
  listNames.map((name): [ListName, Asked] => [
    name,
    { name, table: name, columns: namesOf(lists[name]), kind: lists[name].kind },
  ]),
) as Record<ListName, Asked>;

/** Rows that tell no time and no person themselves take both from their transaction. */
const withTransaction = (rows: string, columns: readonly string[]): string =>
  `(SELECT ${columns.map((name) => `r.${name}`).join(', ')}, t.time, t.hour, t.actor, t.msp, t.function, t.id AS txid
    FROM ${rows} r JOIN transactions t ON t.block = r.block AND t.position = r.position) AS told`;

const fromTransaction = ['time', 'hour', 'actor', 'msp', 'function', 'txid'];

function told(name: string, rows: string, columns: readonly string[]): Asked {
  return { name, table: withTransaction(rows, columns), columns: [...columns, ...fromTransaction] };
}

const sealColumns = namesOf(facts).filter((name) => name !== 'text');
const intrusionColumns = ['kind', 'id', 'removed', 'text', 'block', 'position'];

/** Of each sort its table and its columns. */
export const sorts: Readonly<Record<Sort, Asked>> = {
  ...ofFacts,
  denials: { ...ofFacts.openings, name: 'denials', only: { sql: "state = 'denied'", values: [] } },
  transactions: { name: 'transactions', table: 'transactions', columns: namesOf(transactions) },
  seals: told('seals', '(SELECT * FROM facts WHERE seal IS NOT NULL)', sealColumns),
  intrusions: told('intrusions', 'intrusions', intrusionColumns),
  meddling: told('meddling', 'meddling', namesOf(meddling)),
};
/** The names of all sorts, as the command takes them. */
export const sortNames = Object.keys(sorts) as Sort[];
