import * as access from './access';
import * as audit from './audit';
import * as catalog from './catalog';
import * as correction from './correction';
import * as ledger from './ledger';
import * as process from './process';
import * as records from './records';
import * as registry from './registry';
import * as review from './review';
import * as vault from './vault';
import type { Transaction } from '../transaction';

/** The modules that describe the domains; their exports that are transactions make up the ledger's whole interface. */
const domains = { ledger, registry, catalog, records, access, correction, review, process, audit, vault };

type NamesIn<M> = { [K in keyof M]: M[K] extends Transaction ? K : never }[keyof M];

/** Picked, not mapped anew: so that an editor shows for a method what stands at the transaction. */
type TransactionsOf<M> = Readonly<Pick<M, NamesIn<M>>>;

/** All transactions: `transactions.access.open`. */
export type Transactions = { readonly [D in keyof typeof domains]: TransactionsOf<(typeof domains)[D]> };
/** The name of a domain: `access`. */
export type Domain = keyof Transactions;

/** All transactions by domain and action: `transactions.access.open`. */
export const transactions: Transactions = Object.fromEntries(
  Object.entries(domains).map(([domain, module]) => [
    domain,
    Object.fromEntries(
      Object.entries(module)
        .filter(([, member]) => isTransactionOf(domain, member))
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
  ]),
) as unknown as Transactions;

/** The same as a flat list, in order of their names: a compiler is free in the order of a module's exports. */
export const allTransactions: readonly Transaction[] = Object.values(transactions)
  .flatMap((domain) => Object.values<Transaction>(domain))
  .sort((a, b) => (a.name < b.name ? -1 : 1));

function isTransactionOf(domain: string, member: unknown): boolean {
  return (
    typeof member === 'object' &&
    member !== null &&
    'signers' in member &&
    (member as Transaction).name.startsWith(`${domain}.`)
  );
}

export { access, audit, catalog, correction, ledger, process, records, registry, review, vault };
