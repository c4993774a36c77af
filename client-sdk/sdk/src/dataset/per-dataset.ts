import type { Methods } from '../calls/methods';

/** One of each connection and dataset, made when it is first asked for: what shares calls must be the same for all. */
export function perDataset<T>(make: (ledger: Methods, dataset: string) => T): (ledger: Methods, dataset: string) => T {
  const known = new WeakMap<Methods, Map<string, T>>();
  return (ledger, dataset) => {
    const datasets = known.get(ledger) ?? new Map<string, T>();
    known.set(ledger, datasets);
    const one = datasets.get(dataset) ?? make(ledger, dataset);
    datasets.set(dataset, one);
    return one;
  };
}
