import { ledger } from '@hyperledger/fabric-protos';
import { type ByteKey, type Found, keyRead, type RangeCursor, RangeReads, textOf } from '@oneplusn/channel';

const { kvrwset } = ledger.rwset;
type RangeQueryInfo = InstanceType<typeof kvrwset.RangeQueryInfo>;

/** What chaincode walks over: results one by one. */
export interface Results<T> {
  next(): T | undefined;
  /** Key at which a next page would start; empty when there is none. */
  bookmark(): string;
}

/** A range over public state that notes what was seen, for the phantom check at commit. */
export class RangeQuery implements Results<Found> {
  readonly #reads = new RangeReads();
  #last: ByteKey = '';
  #exhausted = false;
  #count = 0;

  constructor(
    private readonly cursor: RangeCursor,
    private readonly start: ByteKey,
    private readonly end: ByteKey,
    /** 0: no limit. */
    private readonly limit: number,
  ) {}

  next(): Found | undefined {
    const found = this.limit > 0 && this.#count >= this.limit ? undefined : this.cursor.next();
    if (found === undefined) {
      this.#exhausted = true;
      this.#last = this.end;
      return undefined;
    }
    this.#count++;
    this.#reads.add(found.key, found.version);
    // Until the walk is over the range seen ends with the last key given out.
    this.#last = found.key;
    return found;
  }

  bookmark(): string {
    const next = this.cursor.next();
    return next === undefined ? '' : textOf(next.key);
  }

  info(): RangeQueryInfo {
    const message = new kvrwset.RangeQueryInfo();
    message.setStartKey(textOf(this.start));
    message.setEndKey(textOf(this.#last));
    message.setItrExhausted(this.#exhausted);
    const { reads, summary } = this.#reads.done();
    if (reads !== undefined) {
      const raw = new kvrwset.QueryReads();
      raw.setKvReadsList(reads.map(([key, version]) => keyRead(key, version)));
      message.setRawReads(raw);
    }
    if (summary !== undefined) {
      const hashes = new kvrwset.QueryReadsMerkleSummary();
      hashes.setMaxDegree(summary.maxDegree);
      hashes.setMaxLevel(summary.maxLevel);
      hashes.setMaxLevelHashesList([...summary.maxLevelHashes]);
      message.setReadsMerkleHashes(hashes);
    }
    return message;
  }
}
