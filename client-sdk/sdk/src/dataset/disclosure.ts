import { LedgerError, errors, ownerOf } from '@oneplusn/api';
import type { Methods } from '../calls/methods';

/** Each provider's public key for disclosure, as last heard, by connection. */
const known = new WeakMap<Methods, Map<string, Promise<string>>>();

/**
 * Does something with the public key that the provider of a dataset has its openings sealed to. It is asked for once,
 * and again where the provider has changed it meanwhile.
 */
export async function sealedFor<T>(ledger: Methods, dataset: string, open: (key: string) => Promise<T>): Promise<T> {
  try {
    return await open(await disclosureKey(ledger, dataset));
  } catch (error) {
    if (!(error instanceof LedgerError && error.is(errors.access.sealedElsewhere))) throw error;
    known.get(ledger)?.delete(ownerOf(dataset));
    return open(await disclosureKey(ledger, dataset));
  }
}

/** The public key that openings of a dataset are sealed to. */
function disclosureKey(ledger: Methods, dataset: string): Promise<string> {
  const keys = known.get(ledger) ?? new Map<string, Promise<string>>();
  known.set(ledger, keys);
  const provider = ownerOf(dataset);
  const key = keys.get(provider) ?? ledger.access.disclosureKey({ dataset }).then((answer) => answer.key);
  keys.set(provider, key);
  // What failed is asked for anew by the next.
  key.catch(() => keys.delete(provider));
  return key;
}
