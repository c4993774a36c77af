import { peer } from '@hyperledger/fabric-protos';
import type { State } from '../state/state';
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
export function checkReads(namespaces: readonly NamespaceSets[], state: State, updates: Updates): ValidationCode {
  for (const sets of namespaces) {
    if (!readsHold(sets, state, updates)) return TxValidationCode.MVCC_READ_CONFLICT;
    if (!sets.ranges.every((range) => rangeUnchanged(sets.space, range, state, updates))) {
      return TxValidationCode.PHANTOM_READ_CONFLICT;
    }
    if (!sets.collections.every((collection) => readsHold(collection, state, updates))) {
      return TxValidationCode.MVCC_READ_CONFLICT;
    }
  }
  return TxValidationCode.VALID;
}

function readsHold(sets: KeySets, state: State, updates: Updates): boolean {
  return sets.reads.every(({ key, version }) => {
    if (updates.get(sets.space, key) !== undefined) return false;
    const newest = state.newest(sets.space, key);
    return sameVersion(newest?.value === undefined ? undefined : newest, version);
  });
}
