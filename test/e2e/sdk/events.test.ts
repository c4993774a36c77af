import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sdkErrors, type Checkpoint, type Ledger, type LedgerEvent } from '@oneplusn/sdk';
import { FaultyGateway, useNet } from '../../engine';
import { stockClient } from '../sharing/stock';

const net = useNet({ batchTimeoutMs: 50 });
let gate: FaultyGateway;
let admin: Ledger;
let folder: string;
beforeEach(async () => {
  gate = await FaultyGateway.before(net(), 'GD');
  admin = await net().connect('GD/admin');
  folder = await mkdtemp(join(tmpdir(), 'sdk-'));
});
afterEach(async () => {
  gate.close();
  await rm(folder, { recursive: true });
});

let count = 0;
async function write(): Promise<string> {
  const path = `events-${(count += 1)}`;
  await admin.registry.establish({ departments: [{ path, name: { zh: path } }] });
  return `GD/${path}`;
}

/** Writes so many facts, one after the other. */
async function writeFew(number: number): Promise<string[]> {
  const ids: string[] = [];
  for (let left = number; left > 0; left -= 1) ids.push(await write());
  return ids;
}

/** The next events of a stream, without ending it. */
async function take(stream: AsyncIterator<LedgerEvent, unknown>, number: number): Promise<LedgerEvent[]> {
  const events: LedgerEvent[] = [];
  while (events.length < number) {
    const next = await stream.next();
    if (next.done) break;
    events.push(next.value);
  }
  return events;
}
/**
 * Where the chain stands. A stream asks that by itself, but over a new connection a write may overtake the question.
 */
async function height(): Promise<bigint> {
  const client = stockClient(net(), 'GD/admin');
  try {
    return await client.height();
  } finally {
    client.close();
  }
}
const idsOf = (events: readonly LedgerEvent[]) => events.map(({ facts }) => facts[0]?.id);

test('events tell which transaction, by whom, wrote what, in the order of the chain', async () => {
  const stream = admin.events();
  const ids = await writeFew(3);
  const events = await take(stream, 3);
  expect(idsOf(events)).toEqual(ids);
  expect(events[0]).toMatchObject({ name: 'registry.establish', by: 'GD/admin/admin' });
  expect(events[0]?.facts).toEqual([{ kind: 'department', id: ids[0] }]);
  const blocks = events.map(({ blockNumber }) => blockNumber);
  expect(blocks).toEqual([...blocks].sort((a, b) => Number(a - b)));
  await stream.return();
});

test('from a block on, all is told again', async () => {
  const [first] = await take(admin.events({ from: 0 }), 1);
  expect(first).toMatchObject({ name: 'registry.found', by: 'Committee/admin/admin' });
});

test('a stream that breaks is taken up where it was: nothing is left out, nothing comes twice', async () => {
  const watcher = await net().connect('GD/admin', { profile: gate.profile });
  const stream = watcher.events({ from: await height() });
  const ids = await writeFew(1);
  const events = await take(stream, 1);
  for (let round = 0; round < 3; round += 1) {
    gate.cut();
    ids.push(...(await writeFew(2)));
    events.push(...(await take(stream, 2)));
  }
  expect(idsOf(events)).toEqual(ids);
  expect(gate.count('Deliver')).toBeGreaterThanOrEqual(4);
  await stream.return();
});

test('a stream that breaks before its first event loses nothing either', async () => {
  const watcher = await net().connect('GD/admin', { profile: gate.profile });
  gate.nextFew(2, 'Deliver', 'cut');
  const stream = watcher.events({ from: await height() });
  const next = take(stream, 2);
  const ids = await writeFew(2);
  expect(idsOf(await next)).toEqual(ids);
  await stream.return();
});

test('with a checkpoint a restarted program goes on after what it had done', async () => {
  const checkpoint = join(folder, 'position.json');
  const first = admin.events({ checkpoint });
  const ids = await writeFew(3);
  await take(first, 2);
  // The second was handed out and not yet asked beyond: it counts as not done.
  await first.return();
  ids.push(...(await writeFew(1)));
  const restarted = await net().connect('GD/admin', {});
  const second = restarted.events({ checkpoint });
  expect(idsOf(await take(second, 3))).toEqual(ids.slice(1));
  await second.return();
  expect(JSON.parse(await readFile(checkpoint, 'utf8'))).toHaveProperty('transactionId');
});

test('a checkpoint holds before the first event too', async () => {
  const checkpoint = join(folder, 'position.json');
  const first = admin.events({ checkpoint });
  const waiting = first.next();
  const [id] = await writeFew(1);
  await waiting;
  await first.return();
  const again = admin.events({ checkpoint });
  expect(idsOf(await take(again, 1))).toEqual([id]);
  await again.return();
});

test('a store of your own works the same', async () => {
  let kept: Awaited<ReturnType<Checkpoint['load']>>;
  const store: Checkpoint = { load: async () => kept, save: async (position) => void (kept = position) };
  const stream = admin.events({ checkpoint: store });
  const ids = await writeFew(2);
  const events = await take(stream, 2);
  expect(idsOf(events)).toEqual(ids);
  expect(kept?.transactionId).toBe(events[0]?.txId);
  await stream.return();
});

test('a signal ends a stream, and so does closing the ledger', async () => {
  const controller = new AbortController();
  const watcher = await net().connect('GD/admin', {});
  const streams = [watcher.events({ signal: controller.signal }), watcher.events()] as const;
  const ends = streams.map((stream) => stream.next());
  controller.abort();
  expect((await ends[0])?.done).toBe(true);
  watcher.close();
  expect((await ends[1])?.done).toBe(true);
});

// While the stream is being opened, too.
test.each([0, 1, 2, 4, 8, 16, 32])('a stream ends when its ledger is closed %i ms after it was begun', async (ms) => {
  const watcher = await net().connect('GD/admin', {});
  const end = watcher.events().next();
  await sleep(ms);
  watcher.close();
  expect((await end).done).toBe(true);
});

test('a damaged checkpoint is no beginning', async () => {
  const stream = admin.events({ checkpoint: folder });
  await expect(stream.next()).rejects.toMatchObject({ code: sdkErrors.checkpointUnreadable.code });
});

test('a checkpoint of another ledger, or of this one before it was made anew, is refused at once', async () => {
  const checkpoint = join(folder, 'position.json');
  const stream = admin.events({ checkpoint });
  await writeFew(2);
  await take(stream, 2);
  await stream.return();
  const kept = JSON.parse(await readFile(checkpoint, 'utf8')) as Record<string, string>;
  await writeFile(checkpoint, JSON.stringify({ ...kept, chain: createHash('sha256').update('another').digest('hex') }));
  const error: unknown = await admin
    .events({ checkpoint })
    .next()
    .catch((reason: unknown) => reason);
  expect(error).toMatchObject({ code: sdkErrors.checkpointOfAnother.code, args: { path: checkpoint } });
  await writeFile(checkpoint, JSON.stringify(kept));
  const again = admin.events({ checkpoint });
  expect((await take(again, 1))[0]?.txId).not.toBe(kept['transactionId']);
  await again.return();
});

test('a position that says no ledger is refused where the chain does not reach it', async () => {
  const ahead = (await height()) + 1_000n;
  const store: Checkpoint = { load: async () => ({ blockNumber: ahead }), save: async () => undefined };
  await expect(admin.events({ checkpoint: store }).next()).rejects.toMatchObject({
    code: sdkErrors.checkpointAhead.code,
    args: { path: '(checkpoint)', block: String(ahead) },
  });
  const next = await height();
  const known: Checkpoint = { load: async () => ({ blockNumber: next }), save: async () => undefined };
  const stream = admin.events({ checkpoint: known });
  const [id] = await writeFew(1);
  expect(idsOf(await take(stream, 1))).toEqual([id]);
  await stream.return();
});
