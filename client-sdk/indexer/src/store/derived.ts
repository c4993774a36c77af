/** What follows from the facts: the lists that people ask for, and the words that they are searched by. */
import type { Database, Value } from './databases/database';
import { plain, short } from './plain';
import { listOf, type List } from './schema/lists';
import { grams, texts } from './schema/tables';
import { folded, gramsOf, proseIn } from './words';

/** A fact's newest version: its text fits the seals of all whose it is. */
export interface Standing {
  readonly kind: string;
  readonly id: string;
  readonly owner: string;
  /** What its text says. */
  readonly value: unknown;
  readonly told: number;
  readonly block: number;
  readonly position: number;
  readonly time: string | null;
  readonly hour: string | null;
  readonly signer: string | null;
}

/** Their words are not searched: rows of datasets are too many, and no prose. */
const unsearched = new Set(['record', 'batch']);

/** How many facts are worked on at once. */
const page = 2000;

/** Works everything out from the facts that are there, or from those of one kind. */
export async function derive(database: Database, kind?: string): Promise<void> {
  const only = kind === undefined ? '' : 'AND c.kind = ?';
  const sql = `SELECT c.kind, c.id, c.owner, c.text, c.told, c.block, c.position, t.time, t.hour, t.actor AS signer
    FROM current_facts c JOIN transactions t ON t.block = c.block AND t.position = c.position
    WHERE (c.kind, c.id) > (?, ?) ${only} ORDER BY c.kind, c.id LIMIT ${page}`;
  for (let last = ['', '']; ;) {
    const found = await database.all(sql, kind === undefined ? last : [...last, kind]);
    const facts = found as unknown as (Standing & { readonly text: string })[];
    await stand(
      database,
      facts.map((fact) => ({ ...fact, value: contentOf(fact.text)?.value })),
    );
    const end = facts.at(-1);
    if (!end) return;
    last = [end.kind, end.id];
  }
}

/** Puts facts in the places of their earlier versions. */
export async function stand(database: Database, facts: readonly Standing[]): Promise<void> {
  const newest = new Map(facts.map((fact) => [`${fact.kind} ${fact.id}`, fact]));
  const byList = Map.groupBy(newest.values(), ({ kind }) => listOf.get(kind));
  for (const [list, standing] of byList)
    if (list) {
      const rows = standing.map((fact) => rowOf(list, fact));
      await database.insert(list.name, namesOf(list), rows, replacing(list));
    }
  const searched = [...newest.values()].filter(({ kind }) => !unsearched.has(kind)).map(searchable);
  await search(
    database,
    searched.filter(({ content }) => content !== ''),
  );
}

type Searchable = Pick<Standing, 'kind' | 'id' | 'block' | 'position'> & { readonly content: string };

const searchable = ({ kind, id, block, position, value }: Standing): Searchable => ({
  ...{ kind, id, block, position },
  content: plain(folded(proseIn(value))),
});

async function search(database: Database, facts: readonly Searchable[]): Promise<void> {
  const again = facts.map(({ kind, id, content, block, position }) => [kind, id, content, block, position]);
  for (const { kind, id } of facts) await database.run('DELETE FROM grams WHERE kind = ? AND id = ?', [kind, id]);
  await database.insert(texts.name, namesOf(texts), again, replacing(texts));
  const found = facts.flatMap(({ kind, id, content }) => [...gramsOf(content)].map((gram) => [gram, kind, id]));
  await database.insert(grams.name, namesOf(grams), found);
}

interface Columns {
  readonly columns: readonly { readonly name: string }[];
}

export const namesOf = ({ columns }: Columns): string[] => columns.map(({ name }) => name);

export const replacing = (table: Columns & { readonly key: readonly string[] }): string => {
  const others = namesOf(table).filter((name) => !table.key.includes(name));
  const set = others.map((name) => `${name} = excluded.${name}`).join(', ');
  return `ON CONFLICT (${table.key.join(', ')}) DO UPDATE SET ${set}`;
};

function rowOf(list: List, fact: Standing): Value[] {
  const indexed = new Set(list.indexes.flat());
  const taken = list.taken.map(({ name, type, path }) => {
    const found = at(fact.value, path);
    return type === 'whole' ? wholeOf(found) : textOf(found, indexed.has(name));
  });
  const { id, owner, time, hour, signer, told, block, position } = fact;
  return [id, owner, time, hour, signer, ...taken, told, block, position];
}

/** What a sealed text says. */
export interface Sealed {
  readonly value: unknown;
}

/** An owner with altered chaincode seals what it likes: nothing here may stop the index. */
export function contentOf(text: string): Sealed | undefined {
  try {
    return { value: at(JSON.parse(text), ['value']) };
  } catch {
    return undefined;
  }
}

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (within, name) =>
      typeof within === 'object' && within !== null && Object.hasOwn(within, name)
        ? (within as Readonly<Record<string, unknown>>)[name]
        : undefined,
    value,
  );
}

const wholeOf = (value: unknown): number | null =>
  typeof value === 'boolean' ? Number(value) : Number.isSafeInteger(value) ? (value as number) : null;

function textOf(value: unknown, indexed: boolean): string | null {
  if (value === undefined || value === null) return null;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return indexed ? short(text) : plain(text);
}
