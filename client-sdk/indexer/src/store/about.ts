/** Of which ledger an index is, and of which version of the tables. */
import type { Database } from './databases/database';
import { indexFail } from '../errors/index-error';
import { indexErrors } from '../errors/table';

/** A ledger: its channel, and what tells it from all others, the hash over its first block's content. */
export interface About {
  readonly channel: string;
  readonly chain: string;
}

/** How validity is told: by the peer's word, or worked out from the blocks. */
export type Verification = 'light' | 'full';

/** What an index says of itself under a name. */
export async function said(database: Database, name: string): Promise<string | undefined> {
  const [row] = await database.all('SELECT value FROM about WHERE name = ?', [name]);
  return row?.['value']?.toString();
}

/** Says something of it, in the place of what was said before. */
export const say = (database: Database, name: string, value: string): Promise<void> =>
  database.insert(
    'about',
    ['name', 'value'],
    [[name, value]],
    'ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  );

/**
 * What an index does not yet say of itself, where it is not of another ledger.
 * @throws IndexError INDEX-104 where it is
 */
export async function unsaid(database: Database, about: About): Promise<[name: string, value: string][]> {
  const missing: [string, string][] = [];
  for (const [name, value] of Object.entries(about as Record<keyof About, string>)) {
    const known = await said(database, name);
    if (known === undefined) missing.push([name, value]);
    else if (known !== value) {
      const { channel } = about;
      throw indexFail(indexErrors.otherLedger, { file: database.shown, channel });
    }
  }
  return missing;
}

/** How an index was begun. */
export const verificationOf = async (database: Database): Promise<Verification> =>
  (await said(database, 'verify')) === 'full' ? 'full' : 'light';

/**
 * Makes an index one of this ledger, and of this kind where it is empty.
 * @throws IndexError INDEX-104 where it is of another ledger; INDEX-108 where it was begun in another way
 */
export async function claimed(
  database: Database,
  about: About,
  { verify, isEmpty }: { readonly verify: Verification | undefined; readonly isEmpty: boolean },
): Promise<void> {
  for (const [name, value] of await unsaid(database, about)) await say(database, name, value);
  const found = await verificationOf(database);
  if (verify === undefined || verify === found) return;
  if (!isEmpty) throw indexFail(indexErrors.begunOtherwise, { file: database.shown, found, asked: verify });
  await say(database, 'verify', verify);
}
