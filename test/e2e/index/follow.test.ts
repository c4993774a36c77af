/** What an index tells of a ledger: all of it, whatever happens on the way, and who wrote where they should not. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { IndexWriter, checkIndex, follow, indexErrors, query, statusOf } from '@oneplusn/indexer';
import type { Ledger } from '@oneplusn/sdk';
import { sampleTopology } from '@oneplusn/topology';
import { startNet, useNet } from '../../engine';
import { Conspiracy, factKey, rogueFoundation } from '../sharing/conspiracy';
import { everywhere } from '../sharing/everywhere';
import { partiesIn, type Parties } from '../sharing/parties';
import { clash } from './clash';
import { inEachDatabase } from './places';

const { committee } = sampleTopology('quickstart');
const rogue = rogueFoundation(committee);
const net = useNet({ perAuthority: { GD: rogue, ZJ: rogue } });

let parties: Parties;
let auditor: Ledger;
let folder: string;

beforeAll(async () => {
  parties = await partiesIn(net());
  auditor = await net().connect('MHRSS/admin');
  folder = mkdtempSync(join(tmpdir(), 'oneplusn-index-'));
  await clash(net(), parties);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Brings an index up to where the auditor's peer stands. */
async function indexed(name: string, options: Parameters<typeof follow>[2] = {}): Promise<string> {
  await everywhere(net());
  const file = join(folder, name);
  const index = await IndexWriter.open(file);
  try {
    await follow(auditor, index, { once: true, ...options });
  } finally {
    await index.close();
  }
  return file;
}

/** The rows of a query, as objects. */
const asked = async (file: string, sql: string) => {
  const { columns, rows } = await query(file, sql);
  return rows.map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i]])));
};

test('an opening and its grant stand in it, with who signed them', async () => {
  const grant = await parties.granted();
  const opening = await parties.open({ grant: grant.id });
  const denied = await parties.open({ grant: grant.id, purpose: 'statistics' });
  const file = await indexed('openings.db');
  expect(await asked(file, `SELECT * FROM openings WHERE id = '${opening.id}'`)).toMatchObject([
    { state: 'allowed', dataset: 'MHRSS/insured', grant_id: grant.id, actor: 'GD/li', records: 2, told: 1 },
  ]);
  expect(await asked(file, `SELECT state, denial FROM openings WHERE id = '${denied.id}'`)).toEqual([
    { state: 'denied', denial: denied.denial?.code },
  ]);
  expect(await asked(file, `SELECT * FROM grants WHERE id = '${grant.id}'`)).toMatchObject([
    { state: 'active', request: grant.request, provider: 'MHRSS', requester: 'GD', department: grant.department },
  ]);
  expect(await asked(file, `SELECT requester FROM requests WHERE id = '${grant.request}'`)).toEqual([
    { requester: 'GD' },
  ]);
  const decided = await asked(file, `SELECT outcome FROM decisions WHERE grant_id = '${grant.id}'`);
  expect(decided).toEqual([{ outcome: 'approved' }]);
  expect(await asked(file, "SELECT title FROM datasets WHERE id = 'MHRSS/insured'")).toHaveLength(1);
  const signed = `SELECT code, actor, function, event, problem, e.msp FROM transactions t
    JOIN endorsements e USING (block, position) WHERE t.id = '${opening.txId}' AND verdict = 'sound' ORDER BY e.msp`;
  const call = { code: 'VALID', actor: 'GD/li', function: 'access:open', event: 'access.open', problem: null };
  expect(await asked(file, signed)).toEqual([
    { ...call, msp: 'GD' },
    { ...call, msp: 'MHRSS' },
  ]);
});

test('all versions of a fact are kept, and the newest is the one that counts', async () => {
  const { id } = await parties.granted();
  await parties.ministry.access.revoke({ grant: id, reason: '到期' });
  const file = await indexed('versions.db');
  const versions = await asked(
    file,
    `SELECT json_extract(text, '$.value.state') AS state, sealed, fits, told FROM facts WHERE id = '${id}'
     ORDER BY block, position`,
  );
  const whole = { sealed: 1, fits: 1, told: 1 };
  expect(versions).toEqual([
    { state: 'active', ...whole },
    { state: 'revoked', ...whole },
  ]);
  expect(await asked(file, `SELECT state, reason FROM grants WHERE id = '${id}'`)).toEqual([
    { state: 'revoked', reason: '到期' },
  ]);
});

test('what two authorities put in the place of a grant is told as theirs, and the grant stays', async () => {
  const { id } = await parties.granted();
  const pair = new Conspiracy(net(), 'GD/li', ['GD', 'ZJ']);
  expect(await pair.forge('grant', id, { id, state: 'revoked' })).toBe(0);
  expect(await pair.write({ key: factKey('grant', id), text: 'no JSON at all' })).toBe(0);
  expect(await pair.write({ key: factKey('grant', id) })).toBe(0);
  const file = await indexed('poison.db');
  const intrusions = `SELECT kind, actor, function, removed, text FROM intrusions WHERE id = '${id}'
    ORDER BY block, position`;
  const by = { kind: 'grant', actor: 'GD/li', function: 'rogue:write' };
  expect(await asked(file, intrusions)).toEqual([
    { ...by, removed: 0, text: expect.stringContaining('revoked') as string },
    { ...by, removed: 0, text: 'no JSON at all' },
    { ...by, removed: 1, text: null },
  ]);
  expect(await asked(file, `SELECT state FROM grants WHERE id = '${id}'`)).toEqual([{ state: 'active' }]);
  expect((await statusOf(file)).intrusions).toBeGreaterThanOrEqual(3);
});

test('ended between two blocks and taken up again, it holds every block once, as one made in one go', async () => {
  const whole = await indexed('whole.db');
  const height = Number(await auditor.height());
  let last = -1;
  for (let rounds = 0; last + 1 < height; rounds += 1) {
    expect(rounds).toBeLessThan(height);
    const stop = new AbortController();
    let left = 3;
    const onBlock = (block: number) => {
      expect(block).toBe(last + 1);
      last = block;
      if ((left -= 1) === 0) stop.abort();
    };
    await indexed('pieces.db', { onBlock, signal: stop.signal });
  }
  const tables = ['blocks', 'transactions', 'endorsements', 'facts'];
  for (const table of tables)
    expect(await asked(join(folder, 'pieces.db'), `SELECT * FROM ${table}`)).toEqual(
      await asked(whole, `SELECT * FROM ${table}`),
    );
  expect(await statusOf(whole)).toMatchObject({ channel: auditor.channel, blocks: height });
});

inEachDatabase((places) => {
  test('validity that is worked out from the blocks agrees with the flags of the peer', async () => {
    await everywhere(net());
    const where = await places().at('full');
    const index = await IndexWriter.open(where);
    await follow(auditor, index, { once: true, verify: 'full' });
    expect(await index.disputed()).toEqual([]);
    await index.close();
    const blocks = Number(await auditor.height());
    expect(await statusOf(where)).toMatchObject({ verify: 'full', blocks, disputed: 0 });
    const { rows } = await query(where, 'SELECT DISTINCT code FROM transactions');
    const invalid = ['ENDORSEMENT_POLICY_FAILURE', 'PHANTOM_READ_CONFLICT'];
    expect(rows.flat()).toEqual(expect.arrayContaining(['VALID', ...invalid]));
  });
});

test('it agrees with the blocks, and names each block of which a row was changed, added or removed', async () => {
  const file = await indexed('changed.db');
  const height = Number(await auditor.height());
  expect(await checkIndex(auditor, file)).toEqual({ blocks: height, differing: [] });
  const database = new DatabaseSync(file, { enableForeignKeyConstraints: false });
  const last = height - 1;
  database.exec(`
    UPDATE transactions SET actor = 'ZJ/jiang' WHERE block = 2;
    DELETE FROM facts WHERE block = ${last};
    INSERT INTO endorsements VALUES (${height}, 0, 0, 'ZJ', 'sound');
    UPDATE datasets SET title = '别的' WHERE id = 'MHRSS/insured';
    DELETE FROM grams WHERE kind = 'dataset' AND id = 'MHRSS/posts' AND gram = '职业';
  `);
  database.close();
  const of = async (id: string) => (await asked(file, `SELECT block FROM datasets WHERE id = '${id}'`))[0]?.['block'];
  const { blocks, differing } = await checkIndex(auditor, file);
  expect(blocks).toBe(height);
  const changed = [height, 2, last, await of('MHRSS/insured'), await of('MHRSS/posts')];
  expect(new Set(differing)).toEqual(new Set(changed));
});

test('another ledger is refused, and so is a file that is no index; both are left as they were', async () => {
  const file = await indexed('mine.db');
  const before = await statusOf(file);
  const other = await startNet();
  try {
    const index = await IndexWriter.open(file);
    const strange = follow(await other.connect('MHRSS/admin'), index, { once: true });
    await expect(strange).rejects.toMatchObject({ code: indexErrors.otherLedger.code });
    await index.close();
    const held = checkIndex(await other.connect('MHRSS/admin'), file);
    await expect(held).rejects.toMatchObject({ code: indexErrors.otherLedger.code });
  } finally {
    await other.stop();
  }
  expect(await statusOf(file)).toEqual(before);
  const database = new DatabaseSync(join(folder, 'other.db'));
  database.exec('CREATE TABLE mine (x)');
  database.close();
  const code = indexErrors.otherFile.code;
  await expect(IndexWriter.open(join(folder, 'other.db'))).rejects.toMatchObject({ code });
  const unusable = indexErrors.fileUnusable.code;
  await expect(statusOf(join(folder, 'none.db'))).rejects.toMatchObject({ code: unusable });
}, 120_000);

test.each(['README.md', 'README.zh-CN.md'])('the queries in %s find something', async (guide) => {
  const { id: grant } = await parties.granted();
  await parties.open({ grant });
  await parties.open({ grant, purpose: 'statistics' });
  const file = await indexed('guide.db');
  const text = readFileSync(join(__dirname, '../../../client-sdk/indexer', guide), 'utf8');
  const [, written = ''] = /^```sql\n(.*?)^```$/ms.exec(text) ?? [];
  const shown = [...text.matchAll(/index sql "(.*?)"/g)].map(([, sql = '']) => sql);
  const queries = [...written.split(';\n').filter((sql) => sql !== ''), ...shown];
  expect(queries).toHaveLength(4);
  for (const sql of queries) expect((await query(file, sql)).rows.length).toBeGreaterThan(0);
});

test('queries only read', async () => {
  const file = await indexed('read.db');
  const before = await statusOf(file);
  const refused = { code: indexErrors.queryRefused.code };
  for (const sql of ['DELETE FROM facts', "INSERT INTO about VALUES ('x', 'y')", 'DROP VIEW grants', 'SELEKT'])
    await expect(query(file, sql)).rejects.toMatchObject(refused);
  expect(await statusOf(file)).toEqual(before);
  await expect(query(file, 'SELECT 1 FROM nothing')).rejects.toThrow('nothing');
  for (const pasted of ['["11010519491231002X"]', `SELECT "${'c7d801761a7d'.repeat(4)}"."x"`])
    await expect(query(file, pasted)).rejects.toThrow('(text)');
});
