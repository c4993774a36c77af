import { byteKey, type ByteKey } from '../state/key';
import type { State } from '../state/state';
import { sameVersion, type Version } from '../state/version';
import { RangeReads, type MerkleSummary } from './range-reads';
import type { RangeQueryInfo } from './read-write-set';
import type { Updates } from './updates';

interface Seen {
  readonly key: ByteKey;
  readonly version: Version;
}

/** Would a range that was walked in simulation give the same keys and versions now? */
export function rangeUnchanged(space: string, range: RangeQueryInfo, state: State, updates: Updates): boolean {
  const start = byteKey(range.getStartKey());
  const end = byteKey(range.getEndKey());
  // A walk that was broken off saw its last key: the end belongs to it.
  const now = current(space, start, end, !range.getItrExhausted(), state, updates);
  const summary = range.getReadsMerkleHashes();
  if (summary !== undefined) {
    return sameSummary(now, {
      maxDegree: summary.getMaxDegree(),
      maxLevel: summary.getMaxLevel(),
      maxLevelHashes: summary.getMaxLevelHashesList_asU8(),
    });
  }
  const reads = range.getRawReads()?.getKvReadsList() ?? [];
  for (const read of reads) {
    const next = now.next().value;
    const version = read.getVersion();
    const seen = version && { block: version.getBlockNum(), tx: version.getTxNum() };
    if (next === undefined || next.key !== byteKey(read.getKey()) || !sameVersion(next.version, seen)) return false;
  }
  return now.next().value === undefined;
}

/** Builds the same tree of hashes again; stops at the first hash that differs. */
function sameSummary(now: Iterator<Seen, undefined>, expected: MerkleSummary): boolean {
  // No tree has fewer branches; Fabric's peers stop at such a one.
  if (expected.maxDegree < 2) return false;
  const reads = new RangeReads(expected.maxDegree);
  let matched = 0;
  for (let next = now.next().value; next !== undefined; next = now.next().value) {
    reads.add(next.key, next.version);
    const { maxLevel, maxLevelHashes } = reads.summary();
    if (maxLevel < expected.maxLevel || matched === maxLevelHashes.length) continue;
    if (maxLevelHashes.length > expected.maxLevelHashes.length) return false;
    if (!sameBytes(maxLevelHashes[matched], expected.maxLevelHashes[matched])) return false;
    matched++;
  }
  const { summary } = reads.done();
  return (
    summary !== undefined &&
    summary.maxLevel === expected.maxLevel &&
    summary.maxLevelHashes.length === expected.maxLevelHashes.length &&
    summary.maxLevelHashes.every((hash, index) => sameBytes(hash, expected.maxLevelHashes[index]))
  );
}

function sameBytes(one: Uint8Array | undefined, other: Uint8Array | undefined): boolean {
  return one !== undefined && other !== undefined && Buffer.compare(one, other) === 0;
}

/** Keys of a range in order: committed state with this block's changes on top. */
function* current(
  space: string,
  start: ByteKey,
  end: ByteKey,
  withEnd: boolean,
  state: State,
  updates: Updates,
): Generator<Seen, undefined> {
  const changed = updates.keys(space).filter((key) => key >= start && (end === '' || key < end));
  const committed = state.range(space, start, end);
  let next = committed.next();
  let index = 0;
  for (;;) {
    const key = changed[index];
    if (key === undefined && next === undefined) break;
    if (next !== undefined && (key === undefined || next.key < key)) {
      yield next;
      next = committed.next();
      continue;
    }
    if (key === undefined) break;
    if (next?.key === key) next = committed.next();
    index++;
    const version = updates.get(space, key);
    if (version?.value !== undefined) yield { key, version };
  }
  if (withEnd) {
    const version = updates.get(space, end) ?? state.newest(space, end);
    if (version?.value !== undefined) yield { key: end, version };
  }
  return undefined;
}
