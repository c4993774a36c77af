/** Of which ledger an index is. */
import { shownSource } from '@oneplusn/errors';
import type { DatabaseSync } from 'node:sqlite';
import { indexFail } from '../errors/index-error';
import { indexErrors } from '../errors/table';

/** A ledger: its channel, and what tells it from all others, the hash over its first block's content. */
export interface About {
  readonly channel: string;
  readonly chain: string;
}

/**
 * What an index does not yet say of itself, where it is not of another ledger.
 * @throws IndexError INDEX-104 where it is
 */
export function unsaid(database: DatabaseSync, file: string, about: About): [name: string, value: string][] {
  const statement = database.prepare('SELECT value FROM about WHERE name = ?');
  return Object.entries(about as Record<keyof About, string>).filter(([name, value]) => {
    const known = statement.get(name)?.['value'];
    if (known === undefined || known === value) return known === undefined;
    throw indexFail(indexErrors.otherLedger, { file: shownSource(file), channel: about.channel });
  });
}
