/** An index that an earlier version has made is moved by the next writer, and says then what one made now says. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { IndexWriter, checkIndex, follow, indexErrors, query, rebuild, statusOf } from '@oneplusn/indexer';
import type { Verification } from '@oneplusn/indexer';
import type { Ledger } from '@oneplusn/sdk';
import { useNet } from '../../engine';
import { insured } from '../sharing/data';
import { everywhere } from '../sharing/everywhere';
import { partiesIn } from '../sharing/parties';
import { inEachDatabase, type Places } from './places';

const net = useNet();
let folder: string;
let auditor: Ledger;
let opened: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'oneplusn-index-'));
  const parties = await partiesIn(net());
  const { id } = await parties.open({ grant: (await parties.granted()).id });
  const told = { dataset: insured.id, opening: id, token: 'ab'.repeat(32), fields: ['name'] };
  await parties.ministry.correction.tell(told);
  opened = `SELECT state, signer, hour FROM openings WHERE id = '${id}'`;
  await everywhere(net());
  auditor = await net().connect('MHRSS/admin');
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** An index that is made by this version. */
async function made(where: string, verify: Verification = 'light'): Promise<string> {
  const index = await IndexWriter.open(where);
  await follow(auditor, index, { once: true, verify });
  await index.close();
  return where;
}

const fixture = (version: number): string =>
  readFileSync(join(__dirname, `../../fixtures/index-version-${version}.sql`), 'utf8');

/** Whoever reads is told that it is to be moved; a writer moves it, and it then says what one made now says. */
async function moves(before: string, now: string): Promise<void> {
  await expect(statusOf(before)).rejects.toMatchObject({ code: indexErrors.olderSchema.code });
  await (await IndexWriter.open(before)).close();
  expect(await checkIndex(auditor, before)).toMatchObject({ differing: [] });
  expect(await query(before, opened)).toEqual(await query(now, opened));
  expect((await query(before, opened)).rows).toHaveLength(1);
  const noticed = 'SELECT id, opening, requester, token, signer FROM notices';
  expect(await query(before, noticed)).toEqual(await query(now, noticed));
  expect((await query(before, noticed)).rows).toHaveLength(1);
}

test('version 2', async () => {
  const now = await made(join(folder, 'now.db'));
  const before = join(folder, 'before.db');
  asVersionTwo(now, before);
  await moves(before, now);
}, 60_000);

test('version 1, which lacks what only blocks tell, is refused and left as it was', async () => {
  const file = join(folder, 'first.db');
  const database = new DatabaseSync(file);
  database.exec('PRAGMA application_id = 0x312b4e78; PRAGMA user_version = 1; CREATE TABLE blocks (number INTEGER);');
  database.close();
  for (const opening of [IndexWriter.open(file), statusOf(file)])
    await expect(opening).rejects.toMatchObject({ code: indexErrors.otherSchema.code });
});

inEachDatabase((places) => {
  test.each([
    { version: 3, verify: 'light' },
    { version: 4, verify: 'full' },
  ] as const)(
    'version $version, $verify',
    async ({ version, verify }) => {
      const now = await made(await places().at(`now-${version}`), verify);
      const before = await places().at(`before-${version}`);
      await asVersion(version, places(), now, before);
      await moves(before, now);
      // Nothing tells from then on that it is an old one: it is asked as fast as a new one, and written on.
      expect(await places().shapeOf(before)).toEqual(await places().shapeOf(now));
      expect(await statusOf(before)).toMatchObject({ verify, disputed: 0 });
      await made(before, verify);
      await rebuild(auditor, before, { verify: 'full' });
      expect(await statusOf(before)).toMatchObject({ verify: 'full', disputed: 0 });
    },
    120_000,
  );

  test('that of a later version is refused, whoever opens it, and left as it was', async () => {
    const later = await made(await places().at('later'));
    await places().mark(later, 6);
    const refused = { code: indexErrors.otherSchema.code, args: expect.objectContaining({ found: 6 }) as object };
    await expect(IndexWriter.open(later)).rejects.toMatchObject(refused);
    await expect(statusOf(later)).rejects.toMatchObject(refused);
    await expect(query(later, 'SELECT 1')).rejects.toMatchObject(refused);
    await expect(checkIndex(auditor, later)).rejects.toMatchObject(refused);
    await places().mark(later, 5);
    expect(await checkIndex(auditor, later)).toMatchObject({ differing: [] });
  }, 60_000);
});

/** What an index holds of blocks, in the tables that version 2 had. */
function asVersionTwo(now: string, before: string): void {
  const database = new DatabaseSync(before);
  database.exec(fixture(2));
  database.exec(`ATTACH '${now}' AS now`);
  for (const table of ['about', 'blocks', 'configurations', 'transactions', 'endorsements', 'facts']) {
    const columns = database.prepare('SELECT name FROM pragma_table_info(?)').all(table);
    const names = columns.map(({ name }) => String(name)).join(', ');
    const rows = table === 'about' ? "about WHERE name <> 'schema'" : table;
    database.exec(`INSERT INTO main.${table} (${names}) SELECT ${names} FROM now.${rows}`);
  }
  database.close();
}

/** All that an index holds, in the tables that version 3 had, or version 4 with what it added. */
async function asVersion(version: 3 | 4, places: Places, now: string, before: string): Promise<void> {
  const tables = version === 3 ? fixture(3) : fixture(3) + fixture(4);
  await places.alter(before, places.spelt(tables));
  for (const [, table = '', written = ''] of tables.matchAll(/^CREATE TABLE (\w+) \((.*?)^\)/gms)) {
    const columns = [...written.matchAll(/^ {2}(\w+) (?:TEXT|INTEGER)/gm)].map(([, name]) => name).join(', ');
    const { rows } = await query(now, `SELECT ${columns} FROM ${table}`);
    const all = rows.map((row) => `INSERT INTO ${table} (${columns}) VALUES (${row.map(literal).join(', ')});`);
    await places.alter(before, all.join('\n'));
  }
  await places.mark(before, version);
}

const literal = (cell: string | number | null): string =>
  typeof cell === 'string' ? `'${cell.replaceAll("'", "''")}'` : String(cell);
