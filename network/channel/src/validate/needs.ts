import { common } from '@hyperledger/fabric-protos';
import { byteKey, type ByteKey } from '../state/key';
import type { OpenedEnvelope } from './envelope';
import type { KeySets } from './read-write-set';
import { typeOf } from './transaction';

/** Keys from `start` to before `end`; an empty bound is open. */
export interface Range {
  readonly space: string;
  readonly start: ByteKey;
  readonly end: ByteKey;
}

/** All that the validation of a block asks of the state, so that it can be fetched before. */
export interface Needs {
  readonly keys: ReadonlyMap<string, ReadonlySet<ByteKey>>;
  readonly ranges: readonly Range[];
  /** Whose definitions are looked up. */
  readonly chaincodes: ReadonlySet<string>;
  /** Ids that may stand in earlier blocks. */
  readonly txIds: ReadonlySet<string>;
}

/** What a block asks for; an envelope that cannot be read asks for nothing. */
export function needsOf(envelopes: readonly OpenedEnvelope[]): Needs {
  const needs = {
    keys: new Map<string, Set<ByteKey>>(),
    ranges: [],
    chaincodes: new Set<string>(),
    txIds: new Set<string>(),
  };
  for (const envelope of envelopes) {
    const { transaction } = envelope;
    if (typeof transaction === 'string' || typeOf(transaction) !== common.HeaderType.ENDORSER_TRANSACTION) continue;
    needs.txIds.add(transaction.channelHeader.getTxId());
    try {
      note(envelope, needs);
    } catch {
      // It is refused before anything is asked.
    }
  }
  return needs;
}

interface Noted {
  readonly keys: Map<string, Set<ByteKey>>;
  readonly ranges: Range[];
  readonly chaincodes: Set<string>;
}

function note({ action, sets }: OpenedEnvelope, needs: Noted): void {
  const called = action.target?.getName();
  if (called !== undefined) needs.chaincodes.add(called);
  for (const namespace of sets) {
    const { space, chaincode, ranges, collections } = namespace;
    needs.chaincodes.add(chaincode);
    for (const each of [namespace, ...collections]) noteKeys(each, needs.keys);
    for (const range of ranges) {
      const end = byteKey(range.getEndKey());
      needs.ranges.push({ space, start: byteKey(range.getStartKey()), end });
      // A walk that was broken off saw its last key.
      keysIn(needs.keys, space).add(end);
    }
  }
}

function noteKeys({ space, reads, writes, metadata }: KeySets, all: Map<string, Set<ByteKey>>): void {
  const keys = keysIn(all, space);
  for (const { key } of [...reads, ...writes, ...metadata]) keys.add(key);
}

function keysIn(all: Map<string, Set<ByteKey>>, space: string): Set<ByteKey> {
  const known = all.get(space);
  if (known) return known;
  const keys = new Set<ByteKey>();
  all.set(space, keys);
  return keys;
}
