import type { Methods } from '../calls/methods';
import type { VaultProgress } from './renew';

/** An entry of an authority's own collection as it is stored: what is secret in it is encrypted. */
export interface StoredEntry {
  readonly key: string;
  readonly value: string;
}

/**
 * All that an authority's own collection holds: the seals of its facts, and its vault. Only the authority's own peers
 * have it, so that it is lost with them where nobody keeps a copy; blocks hold its hashes alone.
 *
 * @param ledger of an administrator of the authority
 */
export async function* collectionOf(ledger: Methods): AsyncGenerator<StoredEntry, void, undefined> {
  let after: string | undefined;
  do {
    const { items, next } = await ledger.vault.copy({ size: 200, after });
    yield* items;
    after = next;
  } while (after !== undefined);
}

/** What putting a copy back has done. */
export interface Restored {
  /** Entries that were lost and are there again. */
  readonly restored: number;
  /** Entries that were there. */
  readonly present: number;
  /** Entries that have been written anew or removed since the copy was made. */
  readonly superseded: number;
}

/** The most of one call, whose data may have 1 MB. */
const most = { entries: 100, bytes: 600_000 };

/**
 * Puts a copy back on peers that have lost what they had. Nothing needs to be trusted: what is put back is what the
 * ledger holds the hash of. It can be broken off at any time; called again it passes over what is there.
 *
 * @param ledger of an administrator of the authority
 */
export async function restoreCollection(
  ledger: Methods,
  entries: Iterable<StoredEntry> | AsyncIterable<StoredEntry>,
  onProgress?: (progress: VaultProgress) => void,
): Promise<Restored> {
  const sum = { restored: 0, present: 0, superseded: 0 };
  let batch: StoredEntry[] = [];
  let bytes = 0;
  const send = async (): Promise<void> => {
    if (batch.length === 0) return;
    const done = await ledger.vault.restore({}, { transient: { entries: batch } });
    for (const each of ['restored', 'present', 'superseded'] as const) sum[each] += done[each];
    [batch, bytes] = [[], 0];
    onProgress?.({ entries: sum.restored + sum.present + sum.superseded });
  };
  for await (const entry of entries) {
    const size = Buffer.byteLength(JSON.stringify(entry));
    if (batch.length >= most.entries || (bytes > 0 && bytes + size > most.bytes)) await send();
    batch.push(entry);
    bytes += size;
  }
  await send();
  return sum;
}
