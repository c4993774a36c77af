/**
 * What an index answers that the ledger answers too: who read my data, and what waits for whom. The same as the
 * ledger's answer as long as nobody meddles, and whole where two authorities do.
 */
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canonicalJson, isOpened } from '@oneplusn/api';
import { IndexWriter, follow, listedByIndex, openIndex, type Index, type KnownFact } from '@oneplusn/indexer';
import type { KnownOpenings, Ledger, Reading, TellingWanted } from '@oneplusn/sdk';
import { sampleTopology } from '@oneplusn/topology';
import { useNet } from '../../engine';
import { Conspiracy, factKey, rogueFoundation } from '../sharing/conspiracy';
import { insured } from '../sharing/data';
import { everywhere } from '../sharing/everywhere';
import { arrange } from '../sharing/governing';
import { keysOf, partiesIn, type Parties } from '../sharing/parties';
import { eventually } from '../waiting';

const { committee } = sampleTopology('quickstart');
const rogue = rogueFoundation(committee);
const net = useNet({ perAuthority: { GD: rogue, ZJ: rogue } });
const [ann, bob] = keysOf(2) as [string, string];

let folder: string;
let parties: Parties;
let ministry: Ledger;
let auditor: Ledger;
let pair: Conspiracy;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'oneplusn-answers-'));
  parties = await partiesIn(net());
  ({ ministry } = parties);
  auditor = await net().connect('MHRSS/he');
  pair = new Conspiracy(net(), 'GD/li', ['GD', 'ZJ']);
  await arrange(net());
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Asks an index that has all blocks. */
async function asking<T>(ask: (index: Index) => Promise<T>): Promise<T> {
  await everywhere(net());
  const file = join(folder, 'index.db');
  const writer = await IndexWriter.open(file);
  await follow(ministry, writer, { once: true });
  await writer.close();
  const index = await openIndex(file);
  try {
    return await ask(index);
  } finally {
    await index.close();
  }
}

/** Takes every entry out of the ledger's lists that points at one of these. */
async function vanish(...ids: readonly string[]): Promise<void> {
  const entries = await pair.all('index');
  const theirs = entries.filter(({ key }) => key.some((part) => ids.includes(part)));
  expect(theirs.length).toBeGreaterThan(0);
  await pair.write(...theirs.map(({ key }) => ({ key })));
}

const spoil = (kind: string, id: string) => pair.write({ key: factKey(kind, id), text: 'spoilt' });
const idsOf = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id);

describe('who read my data', () => {
  interface Found {
    readonly readings: Reading[];
    readonly unsound: string[];
  }
  type Asked = (how: TellingWanted) => AsyncIterable<Reading>;

  async function gathered(ask: Asked, known?: KnownOpenings): Promise<Found> {
    const [readings, unsound]: [Reading[], string[]] = [[], []];
    for await (const each of ask({ known, onUnsound: (ids) => unsound.push(...ids) })) readings.push(each);
    return { readings, unsound };
  }

  /** By the ledger alone, and with an index. */
  async function both(ask: Asked): Promise<[alone: Found, indexed: Found]> {
    const alone = await gathered(ask);
    return [alone, await asking((index) => gathered(ask, (wanted) => index.known('openings', wanted)))];
  }
  const told = (key: string) => (how: TellingWanted) => ministry.dataset(insured).tell(key, how);
  const shown = (audience: 'auditor' | 'subject', key: string) => (how: TellingWanted) =>
    auditor.dataset(insured).readers([key], { ...how, audience });
  const openings = ({ readings }: Found) => idsOf(readings.map(({ opening }) => opening));
  /** Each question of a person leaves a trace, which the next one shows. */
  const ofOthers = ({ readings }: Found) => readings.filter(({ opening }) => 'requester' in opening);

  test('the same as the ledger: at once, later, or sealed, to the person and to the auditor', async () => {
    const grants = [await parties.granted(), await parties.granted(), await parties.granted()] as const;
    const [open, delayed, sealed] = grants.map(({ id }) => id) as [string, string, string];
    const basis = '《个人信息保护法》第十八条';
    await ministry.audit.withhold({ grant: delayed, days: 30, basis, reason: '侦查需要' });
    await ministry.audit.withhold({ grant: sealed, basis, reason: '侦查需要' });
    const made = [];
    for (const grant of [open, delayed, sealed]) made.push((await parties.open({ grant }, [bob, ann])).id);
    const denied = (await parties.open({}, [ann], parties.civil)).id;
    for (const ask of [shown('auditor', ann), shown('subject', ann)]) {
      const [alone, indexed] = await both(ask);
      expect(indexed).toEqual(alone);
      expect(indexed.unsound).toEqual([]);
    }
    expect(openings(await gathered(shown('auditor', ann)))).toEqual([denied, ...made.toReversed()]);
    const [alone, indexed] = await both(told(ann));
    expect(ofOthers(indexed)).toEqual(ofOthers(alone));
    expect(idsOf(ofOthers(indexed).map(({ opening }) => opening))).toEqual([denied, made[0]]);
    // One question more was asked by then.
    expect(openings(indexed)).toHaveLength(openings(alone).length + 1);
    for (const { named, opening } of indexed.readings) expect(isOpened(named[0]!, opening)).toBe(true);
  }, 120_000);

  test('an opening that two authorities have spoilt, and taken out of all lists, is told with its proof', async () => {
    const [plain, sealed] = [await parties.granted(), await parties.granted()];
    await ministry.audit.withhold({ grant: sealed.id, basis: '第十八条', reason: '侦查需要' });
    const opened = await parties.open({ grant: plain.id }, [bob]);
    const hidden = await parties.open({ grant: sealed.id }, [bob]);
    for (const { id } of [opened, hidden]) {
      await vanish(id);
      await spoil('opening', id);
    }
    const [alone, indexed] = await both(told(bob));
    expect(alone.unsound.sort()).toEqual([opened.id, hidden.id].sort());
    expect(openings(alone)).not.toContain(opened.id);
    expect(indexed.unsound).toEqual([]);
    expect(indexed.readings.find(({ opening }) => opening.id === opened.id)?.opening).toEqual(opened);
    // What is sealed stays so, whoever has the text.
    expect(openings(indexed)).not.toContain(hidden.id);
    const [, audited] = await both(shown('auditor', bob));
    expect(openings(audited)).toContain(hidden.id);
    expect(openings(audited)).toEqual([...new Set(openings(audited))]);
  }, 120_000);

  test('a text that its owners have not sealed is believed of nobody', async () => {
    const [, , cid] = keysOf(3) as [string, string, string];
    const opened = await parties.open({ grant: (await parties.granted()).id }, [cid]);
    await everywhere(net());
    await spoil('opening', opened.id);
    const forged = { id: opened.id, text: canonicalJson({ value: { ...opened, grant: 'MHRSS/g-0000000000000000' } }) };
    const asked = { transient: { keys: [cid] } };
    const { items, unsound } = await auditor.audit.readers({ dataset: insured.id, among: [forged] }, asked);
    expect([items, unsound]).toEqual([[], [opened.id]]);
  }, 60_000);

  test('the index holds no number of anybody, and nothing by which one could be guessed', async () => {
    await asking((index) => index.count('openings'));
    const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
    const holds = (text: string): boolean => files.some((bytes) => bytes.includes(text));
    // What does stand there is found by the same look.
    expect(holds(insured.id)).toBe(true);
    const inAll = (digest: (text: string) => string[]) => [ann, bob].flatMap((key) => digest(key));
    const spellings = (key: string) => [key, Buffer.from(key).toString('base64'), Buffer.from(key).toString('hex')];
    const digests = (key: string) =>
      ['md5', 'sha1', 'sha256', 'sha512'].flatMap((name) =>
        [key, canonicalJson(key), canonicalJson([insured.id, key])].flatMap((text) =>
          (['hex', 'base64'] as const).map((as) => createHash(name).update(text).digest(as)),
        ),
      );
    for (const text of [...inAll(spellings), ...inAll(digests)]) expect(holds(text)).toBe(false);
  });
});

describe('inboxes', () => {
  type Requests = NonNullable<Parameters<Ledger['access']['requests']>[0]>;
  type Corrections = NonNullable<Parameters<Ledger['correction']['list']>[0]>;
  const missing = [{ part: 'basis' as const, words: '请写明条款' }];

  const requests = (by: Ledger, input: Requests) =>
    asking((index) =>
      listedByIndex(index, 'requests', input, (among: KnownFact[]) => by.access.requests({ ...input, among })),
    );
  const corrections = (by: Ledger, input: Corrections) =>
    asking((index) =>
      listedByIndex(index, 'corrections', input, (among: KnownFact[]) => by.correction.list({ ...input, among })),
    );

  /** Each stands for an inbox of somebody. */
  const inboxes = (): [by: Ledger, input: Requests][] => [
    [ministry, { provider: 'MHRSS' }],
    [ministry, { provider: 'MHRSS', turn: 'provider', only: 'due' }],
    [ministry, { provider: 'MHRSS', department: 'data-office' }],
    [ministry, { provider: 'MHRSS', department: 'social-insurance' }],
    [parties.licensing, { requester: 'GD', turn: 'requester' }],
    [parties.licensing, { requester: 'GD', department: 'hrss', only: 'due' }],
    [parties.zhejiang, { requester: 'ZJ', provider: 'MHRSS', only: 'overdue' }],
    [auditor, {}],
  ];

  test('requests with stage, turn and working days that are left: the same as the ledger’s', async () => {
    const returned = (await parties.request()).id;
    await ministry.access.return({ request: returned, missing });
    await parties.request();
    await parties.request({}, parties.zhejiang);
    await everywhere(net());
    for (const [by, input] of inboxes()) {
      const whole = { ...input, size: 200 };
      const { items } = await by.access.requests(whole);
      expect(await requests(by, whole)).toEqual({ items, unsound: [] });
    }
    const [first] = (await requests(ministry, { provider: 'MHRSS', turn: 'provider', only: 'due' })).items;
    expect(first?.progress).toMatchObject({ stage: 'filed', left: 10 });
  }, 120_000);

  test('pages of it hold the same, one behind the other', async () => {
    const input = { provider: 'MHRSS', turn: 'provider' } as const;
    const paged: string[] = [];
    for (let after: string | undefined; ;) {
      const { items, next } = await requests(ministry, { ...input, size: 2, after });
      expect(items.length).toBeLessThanOrEqual(2);
      paged.push(...idsOf(items));
      if (next === undefined) break;
      after = next;
    }
    expect(paged).toEqual(idsOf((await requests(ministry, { ...input, size: 200 })).items));
    expect(new Set(paged).size).toBe(paged.length);
  }, 120_000);

  test('what two authorities took out of the lists, and spoilt, is there with its last day', async () => {
    const [gone, spoilt] = [await parties.request(), await parties.request({}, parties.civil)];
    await everywhere(net());
    const input = { provider: 'MHRSS', only: 'due', size: 200 } as const;
    const before = await eventually(() => ministry.access.requests(input));
    await vanish(gone.id, spoilt.id);
    await spoil('request', spoilt.id);
    const left = idsOf((await ministry.access.requests(input)).items);
    expect(left).not.toContain(gone.id);
    expect(left).not.toContain(spoilt.id);
    const { items, unsound } = await requests(ministry, input);
    expect(items).toEqual(before.items);
    expect(unsound).toEqual([]);
    const without = await ministry.access.requests({ ...input, among: [{ id: spoilt.id }, { id: gone.id }] });
    expect(idsOf(without.items)).toEqual([gone.id]);
    expect(without.unsound).toEqual([spoilt.id]);
  }, 120_000);

  test('reports of wrong data, and grants, likewise', async () => {
    const grant = (await parties.granted()).id;
    const opening = (await parties.open({ grant }, [ann])).id;
    await everywhere(net());
    const wrong = { opening, record: 0, fields: ['name'], words: '与证件不符' };
    const report = await parties.licensing.correction.report(wrong);
    await everywhere(net());
    const input = { provider: 'MHRSS', only: 'due', size: 200 } as const;
    const before = await ministry.correction.list(input);
    expect(idsOf(before.items)).toEqual([report.id]);
    await vanish(report.id, grant);
    expect((await ministry.correction.list(input)).items).toEqual([]);
    expect(await corrections(ministry, input)).toEqual({ items: before.items, unsound: [] });
    const held = { requester: 'GD', size: 200 } as const;
    expect(idsOf((await ministry.access.grants(held)).items)).not.toContain(grant);
    const { items } = await asking((index) =>
      listedByIndex(index, 'grants', held, (among: KnownFact[]) => ministry.access.grants({ ...held, among })),
    );
    expect(idsOf(items)).toContain(grant);
  }, 120_000);

  test('notices of corrections likewise: each reader’s own, also those taken out of the list', async () => {
    const told = (opening: string, token: string) =>
      ministry.correction.tell({ dataset: insured.id, opening, token: token.repeat(32), fields: ['name'] });
    const ours = (await parties.open({ grant: (await parties.granted()).id }, [ann])).id;
    const { id: granted } = await parties.granted({}, parties.zhejiang);
    const theirs = (await parties.open({ grant: granted }, [bob], parties.zhejiang)).id;
    const mine = [await told(ours, 'aa'), await told(ours, 'ab'), await told(ours, 'ac')];
    await told(theirs, 'ad');
    await everywhere(net());
    const { licensing } = parties;
    const inbox = (input: { readonly size?: number; readonly after?: string | undefined }) =>
      asking((index) =>
        listedByIndex(index, 'notices', { ...input, requester: 'GD' }, (among: KnownFact[]) =>
          licensing.correction.notices({ among }),
        ),
      );
    const { items: listed } = await licensing.correction.notices({ size: 200 });
    expect(idsOf(listed)).toEqual(idsOf(mine).toReversed());
    expect(await inbox({ size: 200 })).toEqual({ items: listed, unsound: [] });
    const first = await inbox({ size: 2 });
    const second = await inbox({ size: 2, after: first.next });
    expect([...first.items, ...second.items]).toEqual(listed);
    const [gone, spoilt] = idsOf(listed) as [string, string];
    await vanish(gone, spoilt);
    await spoil('notice', spoilt);
    expect(idsOf((await licensing.correction.notices({ size: 200 })).items)).toEqual(idsOf(listed).slice(2));
    expect(await inbox({ size: 200 })).toEqual({ items: listed, unsound: [] });
    // Whoever names others' learns nothing by it.
    const others = await parties.zhejiang.correction.notices({ among: [{ id: gone }, { id: spoilt }] });
    expect(others).toEqual({ items: [], unsound: [spoilt] });
  }, 120_000);
});
