/** The ledger's own lists against the blocks: any two authorities can empty a list, nobody a block. */
import type { Index } from '../ask/reader';
import type { Sort } from '../ask/sorts';
import type { Finding } from './finding';

/** A list that a contract gives, with all pages. */
export interface Listed {
  readonly sort: Extract<Sort, 'openings' | 'grants' | 'requests'>;
  readonly kind: string;
  readonly ids: ReadonlySet<string>;
}

/**
 * What the lists of an authority leave out or make up, with who took it out or put it in, where blocks tell.
 * @param before how many blocks there were when the lists were asked for: what came meanwhile is not missed in them
 */
export async function listsFound(
  index: Index,
  authority: string,
  lists: readonly Listed[],
  before: number,
): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const { sort, kind, ids } of lists) {
    const inBlocks = new Map<string, number>();
    for await (const { id, block } of index.all(sort, { authority })) inBlocks.set(String(id), Number(block));
    for (const [id, block] of inBlocks)
      if (block < before && !ids.has(id)) found.push(await told(index, 'list.left-out', kind, id));
    for (const id of ids) if (!inBlocks.has(id)) found.push(await told(index, 'list.invented', kind, id));
  }
  return found;
}

async function told(index: Index, sort: Finding['sort'], kind: string, id: string): Promise<Finding> {
  const change = sort === 'list.left-out' ? ['removed', 'frozen'] : ['written'];
  const [by] = (await index.doneTo(kind, id)).filter((row) => change.includes(String(row['change'])));
  const who = by && { actor: String(by['actor']), txId: String(by['txid']), block: Number(by['block']) };
  return { sort, subject: `${kind} ${id}`, ...who, reason: { list: kind } };
}
