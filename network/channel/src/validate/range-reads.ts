import { createHash } from 'node:crypto';
import { ledger } from '@hyperledger/fabric-protos';
import type { ByteKey } from '../state/key';
import type { Version } from '../state/version';
import { keyRead } from './key-read';

const { kvrwset } = ledger.rwset;

/** More results of one range than this are summed up by hashes in the read set (Fabric: maxDegreeQueryReadsHashing). */
const maxDegree = 50;

/** Hashes that stand for the results of a range: the top level of the tree built so far. */
export interface MerkleSummary {
  readonly maxDegree: number;
  readonly maxLevel: number;
  readonly maxLevelHashes: readonly Uint8Array[];
}

/**
 * Collects what a range returned, for the phantom check at commit: every key and version while they are few, and above
 * `degree` of them the top of a tree of hashes. Simulation and validation build it alike (Fabric:
 * RangeQueryResultsHelper).
 */
export class RangeReads {
  #pending: [ByteKey, Version][] = [];
  readonly #levels = new Map<number, Uint8Array[]>();
  #maxLevel = 1;

  constructor(private readonly degree: number = maxDegree) {}

  add(key: ByteKey, version: Version): void {
    this.#pending.push([key, version]);
    if (this.#pending.length > this.degree) this.#hashPending();
  }

  /** The tree's top as it stands. */
  summary(): MerkleSummary {
    const hashes = this.#levels.get(this.#maxLevel) ?? [];
    return { maxDegree: this.degree, maxLevel: this.#maxLevel, maxLevelHashes: hashes };
  }

  /**
   * Completes the tree. Gives the summary, or the plain reads when there were few; both undefined when there were none.
   */
  done(): { reads?: [ByteKey, Version][]; summary?: MerkleSummary } {
    if (this.#maxLevel === 1 && this.#level(1).length === 0) {
      return this.#pending.length === 0 ? {} : { reads: this.#pending };
    }
    if (this.#pending.length > 0) this.#hashPending();
    for (let level = 1; level < this.#maxLevel; level++) {
      const hashes = this.#level(level);
      const [first] = hashes;
      if (first === undefined) continue;
      this.#levels.delete(level);
      this.#level(level + 1).push(hashes.length === 1 ? first : hashOf(hashes));
    }
    const top = this.#level(this.#maxLevel);
    if (top.length > this.degree) {
      this.#levels.delete(this.#maxLevel);
      this.#levels.set(++this.#maxLevel, [hashOf(top)]);
    }
    return { summary: this.summary() };
  }

  #hashPending(): void {
    const reads = new kvrwset.QueryReads();
    reads.setKvReadsList(this.#pending.map(([key, version]) => keyRead(key, version)));
    this.#pending = [];
    this.#level(1).push(hashOf([reads.serializeBinary()]));
    for (let level = 1; this.#level(level).length > this.degree; level++) {
      const hash = hashOf(this.#level(level));
      this.#levels.delete(level);
      this.#level(level + 1).push(hash);
      this.#maxLevel = Math.max(this.#maxLevel, level + 1);
    }
  }

  #level(level: number): Uint8Array[] {
    let hashes = this.#levels.get(level);
    if (hashes === undefined) this.#levels.set(level, (hashes = []));
    return hashes;
  }
}

function hashOf(parts: readonly Uint8Array[]): Uint8Array {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}
