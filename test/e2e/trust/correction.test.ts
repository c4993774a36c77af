/** What two authorities can do to a report of wrong data: answer none, forge none, and tell nobody a falsehood. */
import { canonicalJson, errors, sha256 } from '@oneplusn/api';
import type { Ledger } from '@oneplusn/sdk';
import { sampleTopology } from '@oneplusn/topology';
import { eavesdropEverywhere, useNet, type Eavesdropper } from '../../engine';
import { Conspiracy, factKey, rogueFoundation, type Key } from '../sharing/conspiracy';
import { refused } from '../refused';
import { arrange } from '../sharing/governing';
import { dataset, keysOf, partiesIn, type Parties } from '../sharing/parties';
import { eventually } from '../waiting';

const rogue = rogueFoundation(sampleTopology('quickstart').committee);
const net = useNet({ perAuthority: { GD: rogue, ZJ: rogue } });
const valid = 0;
const words = '与材料不符';
const [ann, bob] = keysOf(2) as [string, string];
let listeners: Eavesdropper[];
let parties: Parties;
let steward: Ledger;
/** The reporter with an accomplice. */
let pair: Conspiracy;
let [opening, correction] = ['', ''];

beforeAll(async () => {
  listeners = await eavesdropEverywhere(net());
  parties = await partiesIn(net());
  await arrange(net());
  steward = parties.ministry;
  pair = new Conspiracy(net(), 'GD/li', ['GD', 'ZJ']);
  const { id: grant } = await parties.granted();
  opening = (await parties.open({ grant }, [ann, bob])).id;
  const wrong = { opening, record: 1, fields: ['name'], words };
  correction = (await eventually(() => parties.licensing.correction.report(wrong))).id;
});

test('no answer and no notice is made in the provider’s name', async () => {
  const provenance = { by: 'MHRSS/wu', at: '2026-10-01T01:30:00.000Z', txId: '0'.repeat(64) };
  const reply = `MHRSS/y-${sha256(correction).slice(0, 24)}`;
  const answered = { id: reply, correction, outcome: 'confirmed', reason: 'x', provenance };
  expect(await pair.forge('reply', reply, answered)).toBe(valid);
  const found = await eventually(() => parties.zhejiang.correction.get({ correction }));
  expect(found.reply).toBeUndefined();
  expect(found.progress).toMatchObject({ stage: 'reported', left: 10 });
  const token = 'ab'.repeat(32);
  const notice = `MHRSS/n-${sha256(`${opening} ${token}`).slice(0, 24)}`;
  const told = { id: notice, opening, requester: 'ZJ', dataset, fields: ['name'], token, provenance };
  expect(await pair.forge('notice', notice, told)).toBe(valid);
  const listed: Key = ['index', 'notice', 'requester', 'ZJ', '8209468799999', notice];
  expect(await pair.write({ key: listed, text: canonicalJson(notice) })).toBe(valid);
  expect((await parties.zhejiang.correction.notices()).items).toEqual([]);
});

test('a name that can be foreseen helps nobody to keep a report out, or to put another in its place', async () => {
  const record = 0;
  const name = (before: number) => `GD/k-${sha256(canonicalJson([opening, record, before])).slice(0, 24)}`;
  const [first, second] = [name(0), name(1)];
  const { reply, progress, ...made } = await parties.licensing.correction.get({ correction });
  expect([reply, progress.stage]).toEqual([undefined, 'reported']);
  const invented = { ...made, id: first, record, words: '另一份' };
  for (const [id, value] of [[first, invented] as const, [second, { ...invented, id: second }] as const])
    expect(await pair.write({ key: factKey('correction', id), text: canonicalJson({ value }), holders: ['ZJ'] })).toBe(
      valid,
    );
  const wrong = { opening, record, fields: ['name'], words };
  const [one, again] = await Promise.all([1, 2].map(() => parties.licensing.correction.report(wrong)));
  expect([one?.id, one?.words]).toEqual([first, words]);
  expect(again).toEqual(one);
  expect(await eventually(() => steward.correction.get({ correction: first }))).toMatchObject({ words });
  await parties.licensing.correction.withdraw({ correction: first, reason: words });
  expect(await parties.licensing.correction.report(wrong)).toMatchObject({ id: second, words });
});

test('the provider finds whose record it is whatever others do to public lists, and answers', async () => {
  const { key, items } = await steward.correction.affected({ correction });
  expect(key).toBe(bob);
  expect(items.map((item) => item.opening)).toEqual([opening]);
  // Nonsense in the answer's place is written over.
  const outcome = 'corrected' as const;
  await steward.correction.reply({ correction, outcome, reason: '已更正' });
  const [affected] = items;
  await steward.correction.tell({ dataset, opening, token: affected!.token, fields: ['name'] });
  const found = await eventually(
    () => parties.zhejiang.correction.get({ correction }),
    ({ progress }) => progress.stage === outcome,
  );
  expect(found.reply).toMatchObject({ outcome });
});

test('a requester’s own chaincode may name another’s opening in a report: no record is shown for it', async () => {
  const { id: grant } = await parties.granted({}, parties.zhejiang);
  const { id: theirs } = await parties.open({ grant }, [ann], parties.zhejiang);
  const genuine = await parties.licensing.correction.get({ correction });
  const { reply, progress, ...report } = genuine;
  expect([reply?.outcome, progress.stage]).toEqual(['corrected', 'corrected']);
  const other = { ...report, opening: theirs, record: 0 };
  const [key, text] = [factKey('correction', correction), canonicalJson({ value: other })];
  expect(await pair.write({ key, text }, { key, text, into: 'GD' })).toBe(valid);
  const about = { opening: theirs };
  await eventually(() => refused(steward.correction.affected({ correction }), errors.correction.nobodyKnown, about));
});

test('and nothing that any member is handed out names the people', async () => {
  const heard = await Promise.all(listeners.map((listener) => listener.heard()));
  expect(heard.flat()).toEqual([]);
});
