/** What the valid transactions of a block change, put into the tables that the next one is judged against. */
import {
  collectionOf,
  lifecycleNamespace,
  policyName,
  type ByteKey,
  type ChaincodeDefinition,
  type Updates,
  type VersionedValue,
} from '@oneplusn/channel';
import type { Database, Value } from '../store/databases/database';
import { namesOf, replacing } from '../store/derived';
import { expiries, keys } from '../store/schema/tables';
import { shownKey } from './fetched';

type Definition = (chaincode: string) => ChaincodeDefinition | undefined;

/** Writes the changes; then forgets the private data whose time is over with this block. */
export async function keepChanges(
  database: Database,
  block: number,
  updates: Updates,
  definition: Definition,
): Promise<void> {
  const written: Value[][] = [];
  for (const { space, key, version } of changesOf(updates))
    if (version.value === undefined) await database.run(removal, [space, key]);
    else written.push([space, key, version.block, version.tx, policyOf(version), valueOf(space, version)]);
  await database.insert(keys.name, namesOf(keys), written, replacing(keys));
  await database.insert(expiries.name, namesOf(expiries), expiring(block, updates, definition));
  await expire(database, block);
}

const removal = 'DELETE FROM keys WHERE space = ? AND key = ?';

interface Change {
  readonly space: string;
  readonly key: string;
  readonly version: VersionedValue;
}

/** The last of several changes of a key is what counts. */
function changesOf(updates: Updates): Iterable<Change> {
  const last = new Map<string, Change>();
  updates.writeTo({
    put: (space: string, key: ByteKey, version) =>
      void last.set(`${space} ${key}`, { space, key: shownKey(key), version }),
  });
  return last.values();
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

function policyOf({ metadata }: VersionedValue): string | null {
  const policy = metadata?.get(policyName);
  return policy === undefined || policy.length === 0 ? null : base64(policy);
}

const valueOf = (space: string, { value }: VersionedValue): string | null =>
  space === lifecycleNamespace && value ? base64(value) : null;

/** Values of collections with a time to live: so many blocks after this one they are gone. */
function expiring(block: number, updates: Updates, definition: Definition): Value[][] {
  return updates.spaces().flatMap(({ space, chaincode, collection, keys: changed }) => {
    const known = collection === '' ? undefined : definition(chaincode);
    const blockToLive = (known && collectionOf(known, collection)?.blockToLive) ?? 0;
    if (blockToLive === 0) return [];
    const due = block + blockToLive + 1;
    return [...changed].flatMap(([key, { value }]) => (value ? [[due, space, shownKey(key), block]] : []));
  });
}

async function expire(database: Database, block: number): Promise<void> {
  const due = await database.all('SELECT space, key, block FROM expiries WHERE due = ?', [block]);
  if (due.length === 0) return;
  for (const { space = '', key = '', block: written = 0 } of due)
    await database.run(`${removal} AND block = ?`, [space, key, written]);
  await database.run('DELETE FROM expiries WHERE due = ?', [block]);
}
