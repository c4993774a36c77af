/** `oneplusn index` as a process: killed whenever, it goes on; what it prints is clean for people and machines. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { statusOf } from '@oneplusn/indexer';
import { useNet } from '../../engine';
import { partiesIn, type Parties } from '../sharing/parties';
import { useWorkspace } from './workspace';

const net = useNet({ batchTimeoutMs: 20 });
const workspace = useWorkspace(net, { asProcess: true });
const auditor = 'MHRSS/admin';
let parties: Parties;
beforeAll(async () => {
  parties = await partiesIn(net());
  for (let left = 20; left > 0; left -= 1) await parties.request();
});

interface Status {
  readonly blocks: number;
  readonly hash: string;
}

test('killed in the middle, again and again, it goes on where it was, and agrees with the blocks', async () => {
  const height = Number(await (await net().connect(auditor)).height());
  const file = join(workspace().path, 'index.db');
  const before: number[] = [];
  // Killed as soon as it has written anything; each round therefore goes on.
  for (let done = 0; done < height && before.length < 3;) {
    const child = spawn(process.execPath, [program, '--as', auditor, 'index', 'follow'], { cwd: workspace().path });
    const ended = new Promise((resolve) => child.once('close', resolve));
    while (!existsSync(file) || (await blocksIn(file)) <= done) await sleep(1);
    child.kill('SIGKILL');
    await ended;
    done = await blocksIn(file);
    before.push(done);
  }
  expect(before).toEqual([...new Set(before)].sort((a, b) => a - b));
  const { blocks } = await workspace().gets<Status>(auditor, 'index', 'follow', '--once');
  expect(blocks).toBe(height);
  expect(await workspace().gets(auditor, 'index', 'check')).toEqual({ blocks: height, differing: [] });
}, 60_000);

const program = join(__dirname, '../../../client-sdk/cli/dist/bin.js');

/** How many blocks a file holds that somebody is about to make. */
async function blocksIn(file: string): Promise<number> {
  try {
    return (await statusOf(file)).blocks;
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
