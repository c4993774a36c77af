/** The domains and their transactions, in an order that does not depend on how the api was compiled. */
import { transactions, type Domain, type Transaction } from '@oneplusn/api';

export const domainsOfApi = Object.keys(transactions) as readonly Domain[];

export function membersOf(domain: Domain): Transaction[] {
  return Object.values<Transaction>(transactions[domain]).sort((a, b) => (a.name < b.name ? -1 : 1));
}
