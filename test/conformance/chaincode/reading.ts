import { setTimeout as sleep } from 'node:timers/promises';
import type { Iterators } from 'fabric-shim';
import { KeyEndorsementPolicy } from './shim';
import type { Verb } from './verb';

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString();
/** Composite keys hold the characters 0 and 10FFFF. */
const shown = (key: string): string => key.replaceAll('\u0000', '|').replaceAll('\u{10ffff}', '^');

async function rows(iterator: Iterators.StateQueryIterator, most = Infinity): Promise<string[][]> {
  const found: string[][] = [];
  try {
    while (found.length < most) {
      const next = await iterator.next();
      if (next.value) found.push([shown(next.value.key), text(next.value.value)]);
      if (next.done) break;
    }
  } finally {
    await iterator.close();
  }
  return found;
}

const page = async ({ iterator, metadata }: Page) => ({
  rows: await rows(iterator),
  count: metadata?.fetchedRecordsCount,
  bookmark: metadata && shown(metadata.bookmark),
});
interface Page {
  readonly iterator: Iterators.StateQueryIterator;
  /** Absent where the page has no size. */
  readonly metadata?: { readonly fetchedRecordsCount: number; readonly bookmark: string };
}

/** The shim gives undefined for a key without a policy, whatever its types say. */
const members = (policy: Uint8Array | undefined): readonly string[] =>
  !policy || policy.length === 0 ? [] : new KeyEndorsementPolicy(policy).listOrgs().sort();

/** Operations that write nothing. */
export const reading: Readonly<Record<string, Verb>> = {
  get: async (stub, key = '') => text(await stub.getState(key)),
  range: async (stub, from = '', to = '') => rows(await stub.getStateByRange(from, to)),
  part: async (stub, from = '', to = '', count = '0') => rows(await stub.getStateByRange(from, to), Number(count)),
  page: async (stub, from = '', to = '', size = '0', bookmark = '') =>
    page(await stub.getStateByRangeWithPagination(from, to, Number(size), bookmark)),
  composite: async (stub, type = '', ...parts) => rows(await stub.getStateByPartialCompositeKey(type, parts)),
  compositePage: async (stub, size = '0', bookmark = '', type = '', ...parts) =>
    page(
      await stub.getStateByPartialCompositeKeyWithPagination(
        type,
        parts,
        Number(size),
        bookmark.replaceAll('|', '\u0000'),
      ),
    ),
  history: async (stub, key = '') => {
    const iterator = await stub.getHistoryForKey(key);
    const found: unknown[] = [];
    for (;;) {
      const next = await iterator.next();
      if (next.value) found.push([next.value.txId, text(next.value.value), next.value.isDelete]);
      if (next.done) break;
    }
    await iterator.close();
    return found;
  },
  getPrivate: async (stub, collection = '', key = '') => text(await stub.getPrivateData(collection, key)),
  hashPrivate: async (stub, collection = '', key = '') =>
    Buffer.from(await stub.getPrivateDataHash(collection, key)).toString('hex'),
  rangePrivate: async (stub, collection = '', from = '', to = '') => {
    // The shim's types promise the iterator itself; its code, and what it documents, wrap it.
    const answer = (await stub.getPrivateDataByRange(collection, from, to)) as
      Iterators.StateQueryIterator | { readonly iterator: Iterators.StateQueryIterator };
    return rows('iterator' in answer ? answer.iterator : answer);
  },
  getPolicy: async (stub, key = '') => members(await stub.getStateValidationParameter(key)),
  getPrivatePolicy: async (stub, collection = '', key = '') =>
    members(await stub.getPrivateDataValidationParameter(collection, key)),
  transient: async (stub, name = '') => {
    const found = stub.getTransient().get(name);
    return found && text(found);
  },
  creator: async (stub) => stub.getCreator().mspid,
  authority: async (stub) => stub.getMspID(),
  transactionId: async (stub) => stub.getTxID(),
  bytes: async (_stub, count = '0') => 'x'.repeat(Number(count)),
  wait: async (_stub, milliseconds = '0') => sleep(Number(milliseconds)).then(() => null),
};
