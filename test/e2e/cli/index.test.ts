/** `oneplusn index`: killed whenever, it goes on; what it prints is clean for people and machines. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { query } from '@oneplusn/indexer';
import { sampleTopology } from '@oneplusn/topology';
import { useNet } from '../../engine';
import { clash } from '../index/clash';
import { contentOf, inEachDatabase } from '../index/places';
import { rogueFoundation } from '../sharing/conspiracy';
import { everywhere } from '../sharing/everywhere';
import { partiesIn, type Parties } from '../sharing/parties';
import { useWorkspace } from './workspace';

const rogue = rogueFoundation(sampleTopology('quickstart').committee);
const net = useNet({ perAuthority: { GD: rogue, ZJ: rogue } });
const workspace = useWorkspace(net);
const auditor = 'MHRSS/admin';
let parties: Parties;
beforeAll(async () => {
  parties = await partiesIn(net());
  for (let left = 20; left > 0; left -= 1) await parties.request();
  await clash(net(), parties);
}, 120_000);

/**
 * Follows, and is killed as soon as it has written anything, again and again: while it catches up, and later of what
 * comes in meanwhile. How many blocks it had each time.
 */
async function killedAgain(where: string, ...words: string[]): Promise<number[]> {
  const before: number[] = [];
  for (let done = 0; before.length < 3;) {
    const all = [program, '--as', auditor, 'index', 'follow', '--file', where, ...words];
    const child = spawn(process.execPath, all, { cwd: workspace().path, stdio: 'ignore' });
    const ended = new Promise((resolve) => child.once('close', resolve));
    const filed = parties.request();
    while ((await blocksIn(where)) <= done) await sleep(5);
    child.kill('SIGKILL');
    await Promise.all([ended, filed]);
    done = await blocksIn(where);
    before.push(done);
  }
  return before;
}

/** Goes on to the end; the index then holds each block once, and agrees with the blocks. */
async function goesOn(where: string, ...words: string[]): Promise<object> {
  await everywhere(net());
  const height = Number(await (await net().connect(auditor)).height());
  await workspace().does(auditor, 'index', 'follow', '--once', '--file', where, ...words);
  expect((await query(where, 'SELECT count(*) AS held, max(number) AS last FROM blocks')).rows).toEqual([
    [height, height - 1],
  ]);
  const { blocks, ...check } = await workspace().gets<{ blocks: number }>(auditor, 'index', 'check', '--file', where);
  expect(blocks).toBe(height);
  return check;
}

const ascending = (each: readonly number[]) => [...new Set(each)].sort((a, b) => a - b);

test('killed in the middle, again and again, it goes on where it was, and agrees with the blocks', async () => {
  const where = join(workspace().path, 'killed.db');
  const before = await killedAgain(where);
  expect(before).toEqual(ascending(before));
  expect(await goesOn(where)).toEqual({ differing: [] });
}, 120_000);

inEachDatabase((places) => {
  test('killed while it works validity out, it goes on by the same state', async () => {
    const where = await places().at('killed-full');
    const before = await killedAgain(where, '--verify', 'full');
    expect(before).toEqual(ascending(before));
    // It was begun so, and stays so.
    expect(await goesOn(where)).toEqual({ differing: [], disputed: [] });
    const whole = await places().at('whole');
    expect(await goesOn(whole, '--verify', 'full')).toEqual({ differing: [], disputed: [] });
    for (const table of ['blocks', 'transactions', 'facts', 'keys', 'expiries', 'disputed'])
      expect(await contentOf(where, table)).toEqual(await contentOf(whole, table));
    const codes = (await query(where, 'SELECT DISTINCT code FROM transactions')).rows.flat();
    expect(codes).toEqual(expect.arrayContaining(['VALID', 'ENDORSEMENT_POLICY_FAILURE', 'PHANTOM_READ_CONFLICT']));
  }, 120_000);
});

const program = join(__dirname, '../../../client-sdk/cli/dist/bin.js');

/** How many blocks an index holds that somebody is about to make. */
async function blocksIn(where: string): Promise<number> {
  try {
    return Number((await query(where, 'SELECT count(*) FROM blocks')).rows[0]?.[0]);
  } catch {
    return 0;
  }
}

test('a query is answered as JSON, as a table and as CSV, and nothing else comes out', async () => {
  const { id } = await parties.open();
  await workspace().does(auditor, 'index', 'follow', '--once', '--file', 'mine.db');
  const sql = `SELECT id, state, actor FROM openings WHERE id = '${id}'`;
  const ask = (...words: string[]) => workspace().run(['index', 'sql', sql, '--file', 'mine.db', ...words]);
  const json = await ask('--json');
  expect(json).toMatchObject({ exit: 0, err: '' });
  expect(JSON.parse(json.out)).toEqual({ columns: ['id', 'state', 'actor'], rows: [[id, 'denied', 'GD/li']] });
  expect((await ask('--csv')).out).toBe(`\ufeffid,state,actor\r\n${id},denied,GD/li\r\n`);
  expect((await ask('--lang', 'en')).out).toMatch(new RegExp(`${id} +denied +GD/li`));
});

test('what is wrong is told by number, in both languages', async () => {
  const missing = await workspace().run(['index', 'status', '--file', 'none.db', '--lang', 'zh']);
  expect(missing).toMatchObject({ exit: 3, out: '' });
  expect(missing.err).toContain('INDEX-101  无法打开索引');
  await workspace().does(auditor, 'index', 'follow', '--once', '--file', 'kept.db');
  const words = ['index', 'sql', 'DELETE FROM facts', '--file', 'kept.db', '--lang', 'en'];
  const written = await workspace().run(words);
  expect(written).toMatchObject({ exit: 2, out: '' });
  expect(written.err).toMatch(/INDEX-120 {2}This query cannot be run: .*readonly/);
});
