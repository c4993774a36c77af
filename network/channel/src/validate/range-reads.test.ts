import { createHash } from 'node:crypto';
import { ledger } from '@hyperledger/fabric-protos';
import fc from 'fast-check';
import { RangeReads } from './range-reads';

const { kvrwset } = ledger.rwset;

/** The definition, level by level: leaves of degree + 1 reads, and above them groups of degree + 1 hashes. */
function treeTop(keys: readonly string[], degree: number): string[] {
  const sha = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
  const groups = <T>(items: readonly T[]): T[][] =>
    Array.from({ length: Math.ceil(items.length / (degree + 1)) }, (_, index) =>
      items.slice(index * (degree + 1), (index + 1) * (degree + 1)),
    );
  let level = groups(keys).map((group) => {
    const reads = new kvrwset.QueryReads();
    for (const key of group) {
      const version = new kvrwset.Version();
      version.setBlockNum(7);
      const read = new kvrwset.KVRead();
      read.setKey(key);
      read.setVersion(version);
      reads.addKvReads(read);
    }
    return sha(reads.serializeBinary());
  });
  while (level.length > degree)
    level = groups(level).map((group) =>
      group.length === 1 ? (group[0] ?? sha(Buffer.of())) : sha(Buffer.concat(group)),
    );
  return level.map((hash) => hash.toString('hex'));
}

describe('the reads of a range', () => {
  const collect = (count: number, degree: number): RangeReads => {
    const reads = new RangeReads(degree);
    for (let index = 0; index < count; index++) reads.add(`k${index}`, { block: 7, tx: 0 });
    return reads;
  };

  it('stay as they are while they are not more than the degree', () => {
    expect(collect(0, 3).done()).toEqual({});
    expect(
      collect(3, 3)
        .done()
        .reads?.map(([key]) => key),
    ).toEqual(['k0', 'k1', 'k2']);
  });

  it('are summed up by the tree of hashes above it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 7, max: 400 }), (degree, count) => {
        const { summary, reads } = collect(count, degree).done();
        expect(reads).toBeUndefined();
        const keys = Array.from({ length: count }, (_, index) => `k${index}`);
        expect(summary?.maxLevelHashes.map((hash) => Buffer.from(hash).toString('hex'))).toEqual(treeTop(keys, degree));
        expect(summary?.maxLevelHashes.length).toBeLessThanOrEqual(degree);
      }),
    );
  });
});
