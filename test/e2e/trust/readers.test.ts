/** What two authorities can do to whom openings named: neither learn it, nor keep it from the provider's auditors. */
import { canonicalJson, type access } from '@oneplusn/api';
import type { Ledger } from '@oneplusn/sdk';
import { sampleTopology } from '@oneplusn/topology';
import { eavesdropEverywhere, useNet, type Eavesdropper } from '../../engine';
import { Conspiracy, rogueFoundation, type Key } from '../sharing/conspiracy';
import { dataset, hex, keysOf, partiesIn, type Parties } from '../sharing/parties';
import { eventually } from '../waiting';

const rogue = rogueFoundation(sampleTopology('quickstart').committee);
const net = useNet({ perAuthority: { GD: rogue, ZJ: rogue } });
const [valid, policyFailure] = [0, 10];
let listeners: Eavesdropper[];
let parties: Parties;
let auditor: Ledger;
let pair: Conspiracy;
let opening: access.Opening;
const [keys, salt] = [keysOf(2), hex()];

beforeAll(async () => {
  listeners = await eavesdropEverywhere(net());
  parties = await partiesIn(net());
  auditor = await net().connect('MHRSS/he');
  pair = new Conspiracy(net(), 'GD/li', ['GD', 'ZJ']);
  const { id: grant } = await parties.granted();
  opening = await parties.open({ grant }, keys, parties.licensing, salt);
});

const nameOf = ({ id }: access.Opening) => id.slice(id.indexOf('/') + 1);
const readers = () => auditor.audit.readers({ dataset }, { transient: { keys: keys.slice(0, 1) } });

test('the lists that everybody can write may lose an opening: its auditors see it all the same', async () => {
  const moment = String(9_999_999_999_999 - Date.parse(opening.at)).padStart(13, '0');
  for (const side of [
    ['provider', 'MHRSS'],
    ['requester', 'GD'],
  ]) {
    const listed: Key = ['index', 'opening', 'any', ...side, moment, opening.id];
    expect(await pair.read(listed)).toBe(canonicalJson(opening.id));
    expect(await pair.write({ key: listed })).toBe(valid);
  }
  expect((await auditor.audit.openings({ dataset })).items).toEqual([]);
  expect((await readers()).items.map((reading) => reading.opening)).toEqual([opening]);
});

test('its text may be spoiled: then they see that it is, until it is put back', async () => {
  expect(await pair.forge('opening', opening.id, { ...opening, actor: 'GD/chen' })).toBe(valid);
  expect(await eventually(readers)).toEqual({ items: [], unsound: [opening.id] });
  const { content } = await parties.ministry.ledger.copy({ kind: 'opening', id: opening.id });
  await parties.ministry.ledger.restore({ kind: 'opening', id: opening.id, content });
  expect((await eventually(readers, ({ items }) => items.length > 0)).items[0]?.opening).toEqual(opening);
});

test('what tells whom it named lies where they write nothing', async () => {
  const admin = await net().connect('MHRSS/admin');
  const stored: string[] = [];
  for await (const entry of admin.vault.copy.each()) stored.push(entry.key);
  const [note = ''] = stored.filter(
    (each) => each.startsWith('\u0000own\u0000named') && each.includes(nameOf(opening)),
  );
  const [, type = '', ...parts] = note.split('\u0000').slice(0, -1);
  const key: Key = [type, ...parts];
  const nothing = canonicalJson({ opening: opening.id, at: opening.at, sealed: '' });
  expect(await pair.write({ key, text: nothing, into: 'MHRSS' })).toBe(policyFailure);
  expect((await readers()).items.map((reading) => reading.opening)).toEqual([opening]);
});

test('no two of them end a withholding: forged rulings count for nothing, a spoilt one tells nobody', async () => {
  const { ministry } = parties;
  const { id: grant } = await parties.granted();
  const reason = '侦查需要';
  const made = await ministry.audit.withhold({ grant, basis: '《个人信息保护法》第十八条', reason });
  const hidden = await eventually(() => parties.open({ grant }, keys));
  const told = () => auditor.audit.readers({ dataset, audience: 'subject' }, { transient: { keys: keys.slice(0, 1) } });
  const ids = async () => (await told()).items.map((reading) => reading.opening.id);
  expect(await ids()).not.toContain(hidden.id);
  const id = `Committee/v-${made.id.split('v-')[1]}`;
  const release = { id, grant, answers: made.provenance.txId, reason, provenance: made.provenance };
  expect(await pair.forge('release', id, release)).toBe(valid);
  expect(await ids()).not.toContain(hidden.id);
  expect(await pair.forge('withholding', made.id, { ...made, until: '2026-01-01' })).toBe(valid);
  const spoilt = await eventually(told, ({ unsound }) => unsound.includes(hidden.id));
  expect(spoilt.unsound).toContain(hidden.id);
  expect(spoilt.items.map((reading) => reading.opening.id)).not.toContain(hidden.id);
  const all = await readers();
  expect(all.items.map((reading) => reading.opening.id)).toContain(hidden.id);
});

test('and nothing that any member is handed out holds a key or the salt', async () => {
  const seen = await Promise.all(listeners.map((listener) => listener.heard()));
  expect(listeners).toHaveLength(12);
  expect(seen.flat()).toEqual([]);
});
