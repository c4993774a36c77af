/** The state that a block is judged against, as far as it asks for it: fetched at once, and read without waiting. */
import { bytesOf, policyName, type ByteKey, type Found, type Needs, type Range, type State } from '@oneplusn/channel';
import type { Database, Row } from '../store/databases/database';
import { inPages } from './pages';

type Held = Found['version'];

/** Stands for a value that nobody asks for: that there is one is all that counts. */
const some = new Uint8Array();

export class FetchedState implements State {
  private constructor(
    private readonly keys: ReadonlyMap<string, ReadonlyMap<ByteKey, Held>>,
    private readonly ranges: ReadonlyMap<string, readonly Found[]>,
  ) {}

  static async of(database: Database, needs: Pick<Needs, 'keys' | 'ranges'>): Promise<FetchedState> {
    const keys = new Map<string, ReadonlyMap<ByteKey, Held>>();
    for (const [space, wanted] of needs.keys) keys.set(space, await held(database, space, wanted));
    const ranges = new Map<string, readonly Found[]>();
    for (const range of needs.ranges) ranges.set(nameOf(range), await foundIn(database, range));
    return new FetchedState(keys, ranges);
  }

  newest(space: string, key: ByteKey): Held | undefined {
    return this.keys.get(space)?.get(key);
  }

  range(space: string, start: ByteKey, end: ByteKey) {
    const found = this.ranges.get(nameOf({ space, start, end }));
    if (!found) throw new Error(`a range of ${space} was not fetched`);
    const entries = found.values();
    return { next: () => entries.next().value };
  }
}

const nameOf = ({ space, start, end }: Range): string => JSON.stringify([space, start, end]);

/** A key as it stands in the table: in hex, which has the order of the bytes. */
export const shownKey = (key: ByteKey): string => bytesOf(key).toString('hex');

async function held(database: Database, space: string, wanted: ReadonlySet<ByteKey>): Promise<Map<ByteKey, Held>> {
  const rows = await inPages([...wanted].map(shownKey), (page, marks) =>
    database.all(`SELECT * FROM keys WHERE space = ? AND key IN (${marks})`, [space, ...page]),
  );
  return new Map(rows.map((row) => [keyIn(row), versionIn(row)]));
}

async function foundIn(database: Database, { space, start, end }: Range): Promise<Found[]> {
  if (end !== '' && start >= end) return [];
  const before = end === '' ? '' : 'AND key < ?';
  const values = [space, shownKey(start), ...(end === '' ? [] : [shownKey(end)])];
  const rows = await database.all(`SELECT * FROM keys WHERE space = ? AND key >= ? ${before} ORDER BY key`, values);
  return rows.map((row) => ({ key: keyIn(row), version: versionIn(row) }));
}

const keyIn = (row: Row): ByteKey => Buffer.from(String(row['key']), 'hex').toString('latin1');

function versionIn({ block, position, policy, value }: Row): Held {
  return {
    block: Number(block),
    tx: Number(position),
    value: typeof value === 'string' ? Buffer.from(value, 'base64') : some,
    metadata: typeof policy === 'string' ? new Map([[policyName, Buffer.from(policy, 'base64')]]) : undefined,
  };
}
