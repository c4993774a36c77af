import * as access from './access';
import * as audit from './audit';
import * as catalog from './catalog';
import * as ledger from './ledger';
import * as records from './records';
import * as registry from './registry';
import * as review from './review';
import * as vault from './vault';
import type { Transaction } from '../transaction';

/** The modules that describe the domains; their exports that are transactions make up the ledger's whole interface. */
const domains = { ledger, registry, catalog, records, access, review, audit, vault };

type TransactionsOf<M> = { readonly [K in keyof M as M[K] extends Transaction ? K : never]: M[K] };

/** All transactions: `transactions.access.open`. */
export type Transactions = { readonly [D in keyof typeof domains]: TransactionsOf<(typeof domains)[D]> };
export type Domain = keyof Transactions;

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

export { access, audit, catalog, ledger, records, registry, review, vault };
