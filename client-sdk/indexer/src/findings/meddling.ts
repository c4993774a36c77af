/** What was done to lists, keys, facts and flags of validity, and who did it: all of it from blocks. */
import type { Index } from '../ask/reader';
import type { Row } from '../store/databases/database';
import type { Finding } from './finding';

const sorts = { removed: 'list.removed', written: 'list.poisoned', frozen: 'key.frozen' } as const;

/**
 * Entries that were removed or made up, frozen keys, spoilt facts, untrue events, flags that are not what the blocks
 * say: each with who signed it.
 * @param since the first block that is looked at; all where not given
 */
export async function meddlingFound(index: Index, since?: number): Promise<Finding[]> {
  const found: Finding[] = [];
  for await (const row of index.all('meddling')) {
    if (since !== undefined && Number(row['block']) < since) break;
    found.push(changeOf(row));
  }
  for await (const row of index.all('intrusions')) {
    if (since !== undefined && Number(row['block']) < since) break;
    const sort = row['removed'] === 1 ? 'fact.removed' : 'fact.overwritten';
    found.push({
      sort,
      subject: `${String(row['kind'])} ${String(row['id'])}`,
      ...by(row),
      reason: { function: String(row['function']) },
    });
  }
  for (const row of await index.untrue(since ?? 0)) {
    const reason = { problem: String(row['problem']), event: String(row['event']) };
    found.push({ sort: 'event.untrue', subject: String(row['txid']), ...by(row), reason });
  }
  for (const { block, txId, actor, peer, own } of await index.disputed(since ?? 0))
    found.push({ sort: 'flag.disputed', subject: txId, ...by({ block, actor, txid: txId }), reason: { peer, own } });
  return found;
}

function changeOf(row: Row): Finding {
  const change = row['change'] as keyof typeof sorts;
  const { kind, id, holders } = row;
  const key = String(row['key']);
  const subject = id === null || id === undefined ? key : `${String(kind)} ${id}`;
  return { sort: sorts[change], subject, ...by(row), reason: { key, ...(holders && { holders: String(holders) }) } };
}

const by = (row: Row): Pick<Finding, 'actor' | 'txId' | 'block'> => ({
  actor: row['actor']?.toString(),
  txId: row['txid']?.toString(),
  block: Number(row['block']),
});
