import { readFileSync } from 'node:fs';
import { decodeText, lexicon } from '@oneplusn/api';
import { sayProblem, shownSource } from '@oneplusn/errors';
import type { Profile } from '@oneplusn/foundation/similarity';

/** One line of an evaluation set: the shape of scripts/samples/projects.jsonl. */
export interface Row extends Profile {
  readonly id: string;
  /** `corpus` is what stands already, `query` what is checked against it. */
  readonly role: 'corpus' | 'query';
  /** How a query was made; `novel...` for one that duplicates nothing. */
  readonly perturbation: string;
  /** By id: 2 and more must be found; 1 is neither required nor wrong, and is taken out before scoring. */
  readonly gold: Readonly<Record<string, number>>;
}

/** Reads an evaluation set. What a line leaves out counts as empty. Throws with the number of a line that is none. */
export function readRows(path: string): Row[] {
  const name = shownSource(path);
  const decoded = decodeText(readFileSync(path));
  if ('problem' in decoded)
    throw new TypeError(
      `${name}: ${sayProblem('zh', decoded.problem, lexicon)} / ${sayProblem('en', decoded.problem, lexicon)}`,
    );
  return decoded.text.split('\n').flatMap((line, i) => (line.trim() === '' ? [] : [rowOf(line, `${name}:${i + 1}`)]));
}

function rowOf(line: string, where: string): Row {
  let row: Partial<Row>;
  try {
    row = JSON.parse(line) as Partial<Row>;
  } catch {
    throw new TypeError(`${where}: 不是 JSON / not JSON`);
  }
  const { id, role, title } = row;
  if (typeof id !== 'string' || typeof title !== 'string' || (role !== 'corpus' && role !== 'query')) {
    throw new TypeError(`${where}: 缺少 id、title 或 role (corpus|query) / lacks id, title or role (corpus|query)`);
  }
  return {
    ...{ id, role, title },
    ...{ domain: row.domain ?? '', region: row.region ?? '' },
    ...{ functions: row.functions ?? [], positioning: row.positioning ?? '', description: row.description ?? '' },
    ...{ perturbation: row.perturbation ?? 'query', gold: row.gold ?? {} },
  };
}
