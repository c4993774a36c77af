/** SQLite and PostgreSQL give the same answers to the same questions, and both are right. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  IndexWriter,
  checkIndex,
  follow,
  indexErrors,
  openIndex,
  query,
  statusOf,
  type Index,
  type Source,
} from '@oneplusn/indexer';
import type { Ledger } from '@oneplusn/sdk';
import { sampleTopology } from '@oneplusn/topology';
import { useNet } from '../../engine';
import { Conspiracy, rogueFoundation } from '../sharing/conspiracy';
import { everywhere } from '../sharing/everywhere';
import { onServer, programs } from './places';
import { PostgresServer } from './postgres';
import { questions } from './questions';
import { tell, type Story } from './story';

const { committee } = sampleTopology('quickstart');
const rogue = rogueFoundation(committee);
const net = useNet({ perAuthority: { GD: rogue, ZJ: rogue } });

let folder: string;
let server: PostgresServer | undefined;
let story: Story;
let auditor: Ledger;
/** Each kind of database, with an index of the same ledger. */
const places: { sqlite: string; postgres: string } = { sqlite: '', postgres: '' };
const indexes: Partial<Record<keyof typeof places, Index>> = {};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'oneplusn-index-'));
  story = await tell(net(), new Conspiracy(net(), 'GD/li', ['GD', 'ZJ']));
  await everywhere(net());
  auditor = await net().connect('MHRSS/admin');
  places.sqlite = join(folder, 'index.db');
  await fill(places.sqlite);
  indexes.sqlite = await openIndex(places.sqlite);
  if (programs === undefined) return;
  server = await PostgresServer.start(programs);
  places.postgres = await server.database('audit');
  await fill(places.postgres);
  indexes.postgres = await openIndex(places.postgres);
}, 120_000);
afterAll(async () => {
  for (const index of Object.values(indexes)) await index.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function fill(where: string, signal?: AbortSignal): Promise<void> {
  const index = await IndexWriter.open(where);
  try {
    await follow(auditor, index, { once: true, signal });
  } finally {
    await index.close();
  }
}

function asked(kind: keyof typeof places): Index {
  const index = indexes[kind];
  if (!index) throw new Error(`there is no index in ${kind}`);
  return index;
}

test('fifty questions', () => {
  expect(questions).toHaveLength(50);
  expect(new Set(questions.map(([name]) => name)).size).toBe(50);
});

test.each(questions.map((question) => ({ question })))('$question.0', async ({ question: [, ask, finds] }) => {
  const answer = await ask(asked('sqlite'), story);
  if (finds === 'nothing') expect(answer).toEqual([]);
  else expect(Array.isArray(answer) ? answer.length : answer).toBeGreaterThan(0);
  if (indexes.postgres) expect(await ask(indexes.postgres, story)).toEqual(answer);
});

test('what is told is what happened', async () => {
  const index = asked('sqlite');
  const { items: denied } = await index.denials({ purpose: 'statistics' });
  expect(denied).toMatchObject([{ id: story.denied, state: 'denied', actor: 'GD/li', department: 'hrss/licensing' }]);
  const { items: revoked } = await index.grants({ state: 'revoked' });
  expect(revoked).toMatchObject([{ id: story.revoked, reason: '事项已办结', signer: 'MHRSS/wu' }]);
  expect((await index.versions('grant', story.revoked)).map(({ actor }) => actor)).toEqual(['MHRSS/wu', 'MHRSS/wu']);
  const { items: words } = await index.search('跨省转移接续');
  expect(words).toMatchObject([{ kind: 'request' }]);
  const openings = await index.count('openings');
  const byDay = await index.series('openings', {}, 'day');
  expect(byDay.reduce((sum, { count }) => sum + count, 0)).toBe(openings);
  const all = [];
  for await (const row of index.all('openings', {}, 3)) all.push(row['id']);
  expect(new Set(all).size).toBe(openings);
  expect(all).toHaveLength(openings);
});

test('a filter that a list does not know, words without any, and a page of nowhere are refused', async () => {
  const index = asked('sqlite');
  const refused = async (call: Promise<unknown>, code: string) => expect(call).rejects.toMatchObject({ code });
  await refused(index.votes({ dataset: 'MHRSS/insured' }), indexErrors.notBy.code);
  await refused(index.search(' ,;'), indexErrors.noWords.code);
  await refused(index.openings({}, { after: '["x"]' }), indexErrors.noPage.code);
  await refused(index.groups('openings', {}, 'id; DROP TABLE openings'), indexErrors.unknownColumn.code);
});

onServer('PostgreSQL: it agrees with the blocks, and a row that its owner changed is named', async () => {
  const { blocks, ...rest } = await statusOf(places.postgres);
  expect(rest).toMatchObject({ channel: auditor.channel });
  expect(await checkIndex(auditor, places.postgres)).toEqual({ blocks, differing: [] });
  const { default: pg } = await import('pg');
  const owner = new pg.Client({ connectionString: places.postgres });
  await owner.connect();
  const { rows } = await owner.query<{ block: string }>(
    "UPDATE openings SET purpose = 'other' WHERE id = $1 RETURNING block",
    [story.opening],
  );
  expect(await checkIndex(auditor, places.postgres)).toEqual({ blocks, differing: [Number(rows[0]?.block)] });
  await owner.query("UPDATE openings SET purpose = 'licence.review' WHERE id = $1", [story.opening]);
  await owner.end();
  expect(await checkIndex(auditor, places.postgres)).toEqual({ blocks, differing: [] });
});

onServer('PostgreSQL: queries only read, one at a time', async () => {
  const before = await statusOf(places.postgres);
  const forbidden = [
    'DELETE FROM facts',
    'SELECT 1; DELETE FROM facts',
    'WITH gone AS (DELETE FROM facts RETURNING id) SELECT * FROM gone',
    "SELECT set_config('transaction_read_only', 'off', true); DELETE FROM facts",
    "COPY facts TO PROGRAM 'cat'",
    'SELEKT',
  ];
  for (const sql of forbidden)
    await expect(query(places.postgres, sql)).rejects.toMatchObject({ code: indexErrors.queryRefused.code });
  await expect(query(places.postgres, 'SELECT "11010519491231002X"')).rejects.toThrow('(text)');
  expect(await statusOf(places.postgres)).toEqual(before);
  const sql = 'SELECT dataset, count(*) AS openings FROM openings GROUP BY dataset';
  expect(await query(places.postgres, sql)).toEqual(await query(places.sqlite, sql));
});

onServer('PostgreSQL: two that open it at the same moment make it, or move it, once', async () => {
  const where = (await server?.database('twice')) ?? '';
  const twice = async () => {
    const both = await Promise.all([IndexWriter.open(where), IndexWriter.open(where)]);
    for (const index of both) await index.close();
  };
  await twice();
  await fill(where);
  const { default: pg } = await import('pg');
  const owner = new pg.Client({ connectionString: where });
  await owner.connect();
  await owner.query('DROP TABLE disputed, keys, expiries; DROP INDEX openings_by_dataset_state');
  await owner.query("UPDATE about SET value = '3' WHERE name = 'schema'");
  await owner.end();
  await twice();
  expect(await checkIndex(auditor, where)).toMatchObject({ differing: [] });
});

onServer(
  'PostgreSQL: killed while it is written, it goes on where it was, and no password is told',
  async () => {
    const where = (await server?.database('killed')) ?? '';
    const index = await IndexWriter.open(where);
    const fourth = Promise.withResolvers<void>();
    const source: Source = {
      channel: auditor.channel,
      height: () => auditor.height(),
      openBlock: (block) => auditor.openBlock(block),
      async *blocks(options) {
        for await (const block of auditor.blocks(options)) {
          if (block.getHeader()?.getNumber() === 5) await fourth.promise.then(() => server?.kill());
          yield block;
        }
      },
    };
    const killed = follow(source, index, { once: true, onBlock: (block) => block === 4 && fourth.resolve() });
    const error = await killed.then(
      () => undefined,
      (reason: unknown) => reason as Error & { code: string },
    );
    await index.close().catch(() => undefined);
    expect(error?.code).toBe(indexErrors.serverUnusable.code);
    const password = new URL(where).password;
    expect(password.length).toBeGreaterThan(20);
    expect(String(error?.message)).not.toContain(password);
    await indexes.postgres?.close().catch(() => undefined);
    delete indexes.postgres;
    await server?.run();
    const { blocks } = await statusOf(where);
    expect(blocks).toBeGreaterThanOrEqual(5);
    await fill(where);
    expect(await checkIndex(auditor, where)).toMatchObject({ differing: [] });
  },
  60_000,
);
