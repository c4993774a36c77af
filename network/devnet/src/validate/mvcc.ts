import { peer } from '@hyperledger/fabric-protos';
import type { StateStore } from '../state/store';
import { sameVersion } from '../state/version';
import type { ValidationCode } from './outcome';
import { rangeUnchanged } from './phantom';
import type { KeySets, NamespaceSets } from './read-write-set';
import type { Updates } from './updates';

const { TxValidationCode } = peer;

/**
 * Does what a transaction read still hold, given the state and the valid transactions before it in its block?
 * Fabric checks namespace by namespace: reads, then ranges, then hashed reads.
 */
export function checkReads(namespaces: readonly NamespaceSets[], store: StateStore, updates: Updates): ValidationCode {
  for (const sets of namespaces) {
    if (!readsHold(sets, store, updates)) return TxValidationCode.MVCC_READ_CONFLICT;
    if (!sets.ranges.every((range) => rangeUnchanged(sets.space, range, store, updates))) {
      return TxValidationCode.PHANTOM_READ_CONFLICT;
    }
    if (!sets.collections.every((collection) => readsHold(collection, store, updates))) {
      return TxValidationCode.MVCC_READ_CONFLICT;
    }
  }
  return TxValidationCode.VALID;
}

function readsHold(sets: KeySets, store: StateStore, updates: Updates): boolean {
  return sets.reads.every(({ key, version }) => {
    if (updates.get(sets.space, key) !== undefined) return false;
    const newest = store.newest(sets.space, key);
    return sameVersion(newest?.value === undefined ? undefined : newest, version);
  });
}
