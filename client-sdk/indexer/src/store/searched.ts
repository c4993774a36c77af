/** Whether facts are found by their words: what each is found by, against its own text. */
import type { Database } from './databases/database';
import { gramsOf } from './words';

const page = 500;

/** The blocks of facts that are not found by their words, or by others too. */
export async function differingWords(database: Database): Promise<number[]> {
  const blocks: number[] = [];
  const sql = `SELECT kind, id, content, block FROM texts WHERE (kind, id) > (?, ?) ORDER BY kind, id LIMIT ${page}`;
  for (let last = ['', '']; ;) {
    const facts = await database.all(sql, last);
    for (const { kind = '', id = '', content, block } of facts) {
      const found = await database.all('SELECT gram FROM grams WHERE kind = ? AND id = ?', [kind, id]);
      const grams = gramsOf(String(content));
      if (found.length !== grams.size || !found.every(({ gram }) => grams.has(String(gram))))
        blocks.push(Number(block));
    }
    const end = facts.at(-1);
    if (!end) break;
    last = [String(end['kind']), String(end['id'])];
  }
  return blocks;
}
