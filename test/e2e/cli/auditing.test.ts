/** What an auditor does with an index, by the command: ask, count, export, report, watch, and what answered. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { spawn } from 'node:child_process';
import type { Finding } from '@oneplusn/indexer';
import { sampleTopology } from '@oneplusn/topology';
import readExcel from 'read-excel-file/node';
import { useNet } from '../../engine';
import { freePort } from '../../port';
import { tell, type Story } from '../index/story';
import { Conspiracy, rogueFoundation } from '../sharing/conspiracy';
import { insured } from '../sharing/data';
import { everywhere } from '../sharing/everywhere';
import { keysOf } from '../sharing/parties';
import { useWorkspace } from './workspace';

const { committee } = sampleTopology('quickstart');
const rogue = rogueFoundation(committee);
const net = useNet({ perAuthority: { GD: rogue, ZJ: rogue } });
const workspace = useWorkspace(net);
const auditor = 'MHRSS/admin';
let story: Story;

beforeAll(async () => {
  story = await tell(net(), new Conspiracy(net(), 'GD/li', ['GD', 'ZJ']));
  await everywhere(net());
  await does('index', 'follow', '--once');
}, 60_000);

const run = (words: readonly string[], env: Record<string, string> = {}) => workspace().run(words, { env });
const gets = <T>(...words: readonly string[]) => workspace().gets<T>(auditor, ...words);
const does = (...words: readonly string[]) => gets<unknown>(...words);

interface Listed {
  readonly items: readonly Readonly<Record<string, unknown>>[];
  readonly next?: string;
  readonly source: { readonly index: number };
}

const inside = (name: string): string => join(workspace().path, name);
const read = (name: string): string => readFileSync(inside(name), 'utf8');

test('lists are narrowed, paged, counted and searched', async () => {
  const denied = await gets<Listed>('index', 'list', 'denials', '--actor', 'GD/li');
  expect(denied.items).toMatchObject([{ id: story.denied, purpose: 'statistics' }]);
  expect(denied.source.index).toBeGreaterThan(10);
  const words = ['index', 'list', 'openings', '--department', 'hrss', '--size', '2'];
  const { items, next = '' } = await gets<Listed>(...words);
  expect(items).toHaveLength(2);
  const further = await gets<Listed>(...words, '--after', next);
  expect(further.items).toHaveLength(2);
  expect(further.items[0]?.['id']).not.toBe(items[1]?.['id']);
  const counted = await gets<{ count: number }>('index', 'list', 'openings', '--count');
  const by = await gets<{ counts: { value: string; count: number }[] }>(
    ...['index', 'list', 'openings', '--by', 'actor'],
  );
  expect(by.counts.reduce((sum, { count }) => sum + count, 0)).toBe(counted.count);
  const found = await gets<Listed>('index', 'search', '停车');
  expect(found.items.map(({ kind }) => kind)).toContain('application');
  const table = await run(['index', 'list', 'grants', '--state', 'revoked', '--lang', 'zh']);
  expect(table).toMatchObject({ exit: 0, err: '' });
  expect(table.out).toContain('事项已办结');
});

test('what no list has and what no page gave are refused', async () => {
  const refused = async (code: string, ...words: string[]) => {
    const { exit, err } = await run(['index', 'list', ...words, '--lang', 'en']);
    expect(exit).toBe(2);
    expect(err).toContain(code);
  };
  await refused('CLI-106', 'everything');
  await refused('CLI-106', 'openings', '--since', 'yesterday');
  await refused('INDEX-121', 'votes', '--dataset', 'MHRSS/insured');
  await refused('INDEX-123', 'openings', '--after', 'x');
  await refused('INDEX-124', 'openings', '--by', 'nothing');
});

test('exports hold every row, keep long numbers whole, and run nothing', async () => {
  const { count } = await gets<{ count: number }>('index', 'list', 'seals', '--count');
  expect(count).toBeGreaterThan(20);
  for (const name of ['seals.xlsx', 'seals.csv', 'seals.jsonl']) {
    const told = await gets<{ rows: number }>('index', 'list', 'seals', '--to', name);
    expect(told.rows).toBe(count);
  }
  const [sheet] = await readExcel(inside('seals.xlsx'));
  expect(sheet?.data).toHaveLength(count + 1);
  const lines = read('seals.jsonl').trim().split('\n');
  expect(lines).toHaveLength(count);
  const rows = lines.map((line) => JSON.parse(line) as Record<string, string | number | null>);
  const header = sheet?.data[0] ?? [];
  expect(sheet?.data.slice(1)).toEqual(
    rows.map((row) => header.map((column) => (row[String(column)] === null ? null : String(row[String(column)])))),
  );
  expect(read('seals.csv').split('\r\n')).toHaveLength(count + 2);
  const again = await run(['index', 'list', 'seals', '--to', 'seals.csv', '--lang', 'en']);
  expect(again).toMatchObject({ exit: 2, out: '' });
  expect(again.err).toContain('CLI-130');
  const odd = await run(['index', 'list', 'seals', '--to', 'seals.exe', '--lang', 'en']);
  expect(odd.err).toContain('CLI-106');
});

test('the audit answers the same from the index, and besides what was taken out of the list', async () => {
  const ask = (...words: string[]) =>
    gets<{ items: { id: string }[]; source?: object }>('audit', 'opened', '--all', ...words);
  const [byLedger, byIndex] = [await ask(), await ask('--index')];
  expect(byLedger.source).toBeUndefined();
  expect(byIndex.source).toMatchObject({ index: expect.any(Number) as number });
  const lost = byIndex.items.filter(({ id }) => !byLedger.items.some((each) => each.id === id));
  expect(lost.map(({ id }) => id)).toEqual([story.lost]);
  expect(byIndex.items.filter(({ id }) => id !== story.lost)).toEqual(byLedger.items);
  const named = await run(['--as', auditor, 'audit', 'opened', '--denied', '--json'], { ONEPLUSN_INDEX: 'index.db' });
  expect(JSON.parse(named.out)).toHaveProperty('source.index');
});

test('who read a person’s record is told from the index, each with how its evidence is exported', async () => {
  workspace().file('one.txt', keysOf(1).join('\n'));
  interface Told {
    readonly items: readonly { opening: { id: string }; evidence?: { block: number; command: string } }[];
    readonly source: object;
  }
  const readers = ['audit', 'readers', insured.id, '--keys', 'one.txt'];
  const alone = await workspace().gets<Told>('MHRSS/he', ...readers);
  expect(alone.source).toEqual({ notes: true });
  const indexed = await workspace().gets<Told>('MHRSS/he', ...readers, '--index');
  expect(indexed.source).toMatchObject({ notes: true, index: expect.any(Number) as number });
  expect(indexed.items.map(({ opening }) => opening.id)).toEqual(alone.items.map(({ opening }) => opening.id));
  const lost = indexed.items.find(({ opening }) => opening.id === story.lost);
  expect(lost?.evidence?.block).toBeGreaterThan(0);
  const words = lost?.evidence?.command.split(' ').slice(1) ?? [];
  const exported = await run(['--as', 'MHRSS/admin', ...words, '--out', 'lost.json', '--lang', 'en']);
  expect(exported).toMatchObject({ exit: 0, err: '' });
  expect(exported.out).toContain(story.lost);
  const disclosed = await run([
    ...['--as', 'MHRSS/wu', 'audit', 'disclose', insured.id, '--keys', 'one.txt', '--index', '--lang', 'zh'],
  ]);
  expect(disclosed.out).toContain(`oneplusn evidence export ${story.lost}`);
  const number = keysOf(1)[0]!;
  expect(disclosed.out + disclosed.err).not.toContain(number);
}, 60_000);

test('an inbox from the index is the ledger’s, and says where it is from', async () => {
  const inbox = ['access', 'requests', '--provider', 'MHRSS', '--all'];
  const ask = (...words: string[]) =>
    gets<{ items: unknown[]; source?: object; unsound?: string[] }>(...inbox, ...words);
  const [byLedger, byIndex] = [await ask(), await ask('--index')];
  expect(byIndex.items).toEqual(byLedger.items);
  expect(byIndex).toMatchObject({ unsound: [], source: { index: expect.any(Number) as number } });
  const grants = await gets<{ items: { id: string }[] }>('access', 'grants', '--provider', 'MHRSS', '--all', '--index');
  // Its text was spoilt, its key is held shut: the index has what the provider sealed.
  expect(grants.items.map(({ id }) => id)).toContain(story.frozen);
}, 60_000);

test('so is the inbox of notices: of the authority that asks, whoever else was told', async () => {
  const { ministry } = story.parties;
  const told = { dataset: insured.id, opening: story.opening, token: 'ab'.repeat(32), fields: ['name'] };
  const { id } = await ministry.correction.tell(told);
  await everywhere(net());
  await does('index', 'follow', '--once');
  const ask = (by: string, ...words: string[]) =>
    workspace().gets<{ items: { id: string }[]; source?: object }>(by, 'correction', 'notices', '--all', ...words);
  const [byLedger, byIndex] = [await ask('GD/li'), await ask('GD/li', '--index')];
  expect(byLedger.items.map((each) => each.id)).toEqual([id]);
  expect(byLedger.source).toBeUndefined();
  expect(byIndex).toEqual({ ...byLedger, unsound: [], source: { index: expect.any(Number) as number } });
  expect((await ask('ZJ/jiang', '--index')).items).toEqual([]);
}, 60_000);

test('a watch names what was done, by whom, and exits with 1', async () => {
  const ran = await run(['--as', auditor, 'index', 'watch', '--once', '--json']);
  expect(ran.exit).toBe(1);
  const { findings } = JSON.parse(ran.out) as { findings: Finding[] };
  const found = (sort: string) => findings.filter((each) => each.sort === sort);
  // A grant whose text was spoilt is in no list: what was done to it is told besides.
  const missed = [`opening ${story.lost}`, `grant ${story.frozen}`].map((subject) => ({ subject, actor: 'GD/li' }));
  expect(found('list.left-out')).toMatchObject(missed);
  expect(found('list.invented')).toMatchObject([{ subject: `opening ${story.invented}`, actor: 'GD/li' }]);
  expect(found('key.frozen')).toMatchObject([{ subject: `grant ${story.frozen}` }]);
  expect(found('reading.unapplied')).toMatchObject([{ actor: 'GD/chen' }]);
  const people = await run(['--as', auditor, 'index', 'watch', '--once', '--lang', 'zh']);
  expect(people.out).toContain('列表缺少');
});

test('a month is one page that holds its figures, and no script', async () => {
  const month = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7);
  await does('audit', 'report', '--month', month, '--to', 'month.html', '--lang', 'zh');
  const page = read('month.html');
  const { count } = await gets<{ count: number }>(...['index', 'list', 'openings', '--state', 'allowed', '--count']);
  expect(page).toContain(`获准调阅 <b>${count}</b>`);
  expect(page.match(/<svg /g)).toHaveLength(2);
  expect(page).toContain(`grant ${story.frozen}`);
  expect(page).not.toMatch(/<script|javascript:|https?:\/\/(?!www\.w3\.org)| on\w+=/i);
  const wrong = await run(['audit', 'report', '--month', '2026-13', '--lang', 'en']);
  expect(wrong.err).toContain('CLI-106');
});

test('it is made anew, and says the same', async () => {
  const before = await gets<Record<string, unknown>>('index', 'list', 'seals', '--all');
  await does('index', 'rebuild');
  expect(existsSync(inside('index.db.rebuilt'))).toBe(false);
  expect(await gets<Record<string, unknown>>('index', 'list', 'seals', '--all')).toEqual(before);
  workspace().file('other.db', 'something else');
  const other = await run(['--as', auditor, 'index', 'rebuild', '--file', 'other.db', '--lang', 'en']);
  expect(other.exit).toBe(3);
  expect(read('other.db')).toBe('something else');
});

test('metrics and health are served while it follows, on this machine alone', async () => {
  const words = ['--as', auditor, 'index', 'follow', '--file', 'served.db', '--metrics'];
  const elsewhere = await run([...words, '0.0.0.0:9464', '--lang', 'en']);
  expect(elsewhere.err).toContain('CLI-106');
  const port = await freePort();
  const child = spawn(process.execPath, [program, ...words, `127.0.0.1:${port}`], { cwd: workspace().path });
  const ended = new Promise((resolve) => child.once('close', resolve));
  try {
    const height = Number(await (await net().connect(auditor)).height());
    const get = (path: string) => fetch(`http://127.0.0.1:${port}${path}`).catch(() => undefined);
    let told = '';
    while (!told.includes(`oneplusn_index_blocks ${height}\n`)) {
      if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`);
      await sleep(50);
      told = (await (await get('/metrics'))?.text()) ?? '';
    }
    expect(told).toContain('oneplusn_index_behind_blocks 0\n');
    expect(await (await get('/healthz'))?.json()).toMatchObject({ status: 'ok', blocks: height });
    expect((await get('/other'))?.status).toBe(404);
  } finally {
    child.kill('SIGKILL');
    await ended;
  }
});

const program = join(__dirname, '../../../client-sdk/cli/dist/bin.js');
