/** What two authorities do to the lists, keys and facts of others, and who reads as nobody does: all of it is told. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  IndexWriter,
  follow,
  listsFound,
  meddlingFound,
  openIndex,
  readingFound,
  type Finding,
  type Index,
} from '@oneplusn/indexer';
import type { Ledger } from '@oneplusn/sdk';
import { sampleTopology } from '@oneplusn/topology';
import { useNet } from '../../engine';
import { Conspiracy, rogueFoundation } from '../sharing/conspiracy';
import { everywhere } from '../sharing/everywhere';
import { tell, type Story } from './story';

const { committee } = sampleTopology('quickstart');
const rogue = rogueFoundation(committee);
const net = useNet({ perAuthority: { GD: rogue, ZJ: rogue } });

let folder: string;
let story: Story;
let index: Index;
let auditor: Ledger;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'oneplusn-index-'));
  story = await tell(net(), new Conspiracy(net(), 'GD/li', ['GD', 'ZJ']));
  await everywhere(net());
  auditor = await net().connect('MHRSS/admin');
  const writer = await IndexWriter.open(join(folder, 'index.db'));
  await follow(auditor, writer, { once: true });
  await writer.close();
  index = await openIndex(join(folder, 'index.db'));
}, 60_000);
afterAll(async () => {
  await index.close();
  rmSync(folder, { recursive: true, force: true });
});

const of = (found: readonly Finding[], sort: Finding['sort']) => found.filter((each) => each.sort === sort);

test('removed, invented and poisoned entries, frozen keys and spoilt facts, each with who did it', async () => {
  const found = await meddlingFound(index);
  const removed = of(found, 'list.removed');
  expect(removed.length).toBeGreaterThan(1);
  for (const each of removed) expect(each).toMatchObject({ subject: `opening ${story.lost}`, actor: 'GD/li' });
  const subjects = of(found, 'list.poisoned').map(({ subject }) => subject);
  expect(subjects).toContain(`opening ${story.invented}`);
  expect(subjects.some((subject) => subject.includes('no␀moment'))).toBe(true);
  expect(of(found, 'key.frozen')).toMatchObject([
    { subject: `grant ${story.frozen}`, actor: 'GD/li', reason: { holders: 'GD,ZJ' } },
  ]);
  expect(of(found, 'fact.overwritten')).toMatchObject([{ subject: `grant ${story.frozen}`, actor: 'GD/li' }]);
});

test('nothing that honest contracts do is taken for meddling', async () => {
  const found = await meddlingFound(index);
  for (const { txId } of found) {
    const transaction = await index.transaction(String(txId));
    expect(transaction).toMatchObject({ function: 'rogue:write' });
  }
});

test('the contract’s list of openings against the blocks, with who changed it', async () => {
  const ids = new Set<string>();
  for await (const { items, unsound } of auditor.audit.openings.pages({ authority: 'MHRSS' }))
    for (const id of [...items.map((opening) => opening.id), ...unsound]) ids.add(id);
  const lists = [{ sort: 'openings', kind: 'opening', ids }] as const;
  const found = await listsFound(index, 'MHRSS', lists, await index.blocks());
  expect(of(found, 'list.left-out')).toMatchObject([{ subject: `opening ${story.lost}`, actor: 'GD/li' }]);
  expect(of(found, 'list.invented')).toMatchObject([{ subject: `opening ${story.invented}`, actor: 'GD/li' }]);
});

test('an opening for which nobody had applied is told, and no other', async () => {
  const found = of(await readingFound(index), 'reading.unapplied');
  expect(found.map(({ actor }) => actor)).toEqual(['GD/chen']);
});

test('openings at night are told with their hour: all of them, where all of the day is night', async () => {
  const night = { from: 0, to: 24 };
  const found = of(await readingFound(index, { night }), 'reading.night');
  expect(found).toHaveLength(await index.count('openings'));
  const never = of(await readingFound(index, { night: { from: 24, to: 0 } }), 'reading.night');
  expect(never).toEqual([]);
});
