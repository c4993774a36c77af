/** An index that an earlier version has made is moved by the next writer, and says then what one made now says. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { IndexWriter, checkIndex, follow, indexErrors, query, statusOf } from '@oneplusn/indexer';
import { useNet } from '../../engine';
import { everywhere } from '../sharing/everywhere';
import { partiesIn } from '../sharing/parties';

const net = useNet({ batchTimeoutMs: 20 });
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'oneplusn-index-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('version 2', async () => {
  const parties = await partiesIn(net());
  const { id } = await parties.open({ grant: (await parties.granted()).id });
  await everywhere(net());
  const auditor = await net().connect('MHRSS/admin');
  const [now, before] = [join(folder, 'now.db'), join(folder, 'before.db')];
  const index = await IndexWriter.open(now);
  await follow(auditor, index, { once: true });
  await index.close();
  asVersionTwo(now, before);

  await expect(statusOf(before)).rejects.toMatchObject({ code: indexErrors.olderSchema.code });
  await (await IndexWriter.open(before)).close();
  expect(await checkIndex(auditor, before)).toMatchObject({ differing: [] });
  const opened = `SELECT state, signer, hour FROM openings WHERE id = '${id}'`;
  expect(await query(before, opened)).toEqual(await query(now, opened));
  expect((await query(before, opened)).rows).toHaveLength(1);
}, 60_000);

test('version 1, which lacks what only blocks tell, is refused and left as it was', async () => {
  const file = join(folder, 'first.db');
  const database = new DatabaseSync(file);
  database.exec('PRAGMA application_id = 0x312b4e78; PRAGMA user_version = 1; CREATE TABLE blocks (number INTEGER);');
  database.close();
  for (const opening of [IndexWriter.open(file), statusOf(file)])
    await expect(opening).rejects.toMatchObject({ code: indexErrors.otherSchema.code });
});

/** What an index holds of blocks, in the tables that version 2 had. */
function asVersionTwo(now: string, before: string): void {
  const database = new DatabaseSync(before);
  database.exec(readFileSync(join(__dirname, '../../fixtures/index-version-2.sql'), 'utf8'));
  database.exec(`ATTACH '${now}' AS now`);
  for (const table of ['about', 'blocks', 'configurations', 'transactions', 'endorsements', 'facts']) {
    const columns = database.prepare('SELECT name FROM pragma_table_info(?)').all(table);
    const names = columns.map(({ name }) => String(name)).join(', ');
    const rows = table === 'about' ? "about WHERE name <> 'schema'" : table;
    database.exec(`INSERT INTO main.${table} (${names}) SELECT ${names} FROM now.${rows}`);
  }
  database.close();
}
