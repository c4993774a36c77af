/** Who read my data: told by what lies in the provider's own collection, for its auditors alone. */
import { errors, isOpened, openedKeys, type OutputOf, type Transactions } from '@oneplusn/api';
import type { Ledger } from '@oneplusn/sdk';
import { useNet } from '../engine';
import { refused } from './refused';
import { insured, wanted } from './sharing/data';
import { dataset, fields, hex, keysOf, partiesIn, type Parties } from './sharing/parties';
import { eventually } from './waiting';

type Readers = OutputOf<Transactions['audit']['readers']>;

const net = useNet();
let parties: Parties;
let auditor: Ledger;
let grant: string;
beforeAll(async () => {
  parties = await partiesIn(net());
  auditor = await net().connect('MHRSS/he');
  grant = (await parties.granted()).id;
});

const readersOf = (keys: readonly string[], query: object = {}, by = auditor): Promise<Readers> =>
  eventually(() => by.audit.readers({ dataset, ...query }, { transient: { keys } }));
const idsOf = ({ items }: Readers) => items.map(({ opening }) => opening.id);

test('an auditor learns who opened a person’s record, and of nobody else in the same opening', async () => {
  const [ann, bob, cid] = keysOf(3);
  const both = await parties.open({ grant }, [ann!, bob!]);
  const one = await parties.open({ grant }, [bob!]);
  expect(idsOf(await readersOf([ann!]))).toEqual([both.id]);
  const { items, unsound } = await readersOf([bob!]);
  expect(items.map(({ opening }) => opening)).toEqual([one, both]);
  expect(unsound).toEqual([]);
  expect(idsOf(await readersOf([cid!]))).toEqual([]);
  const [, reading] = items;
  expect(reading?.named.map(({ key, at }) => [key, at])).toEqual([[bob, 1]]);
  expect(JSON.stringify(items)).not.toContain(ann);
  for (const proof of reading?.named ?? []) {
    expect(isOpened(proof, both)).toBe(true);
    expect(isOpened({ ...proof, key: cid! }, both)).toBe(false);
    expect(isOpened(proof, one)).toBe(false);
  }
});

test('the authority’s own people, and attempts that were denied, are told like others', async () => {
  const [, , , dan] = keysOf(4);
  const denied = await parties.open({}, [dan!], parties.civil);
  const own: string[] = [];
  for await (const { opening } of parties.ministry
    .dataset(insured)
    .own([dan!], { purpose: 'pension.review', fields })
    .entries())
    own.push(opening.id);
  const { items } = await readersOf([dan!]);
  expect(items.map(({ opening }) => [opening.id, opening.actor])).toEqual([
    [own[0], 'MHRSS/wu'],
    [denied.id, 'GD/chen'],
  ]);
  for (const { opening, named } of items) expect(isOpened(named[0]!, opening)).toBe(true);
});

test('a page may be cut anywhere: all pages together are all there is, newest first', async () => {
  const eve = keysOf(1, 6);
  const made: string[] = [];
  for (const purpose of ['a', 'b', 'c'])
    made.unshift((await parties.open({ grant, purpose: wanted.purpose }, purpose === 'b' ? keysOf(2, 6) : eve)).id);
  const found: string[] = [];
  for (let after: string | undefined, more = true; more; more = after !== undefined) {
    const page = await readersOf(eve, { size: 1, after });
    found.push(...idsOf(page));
    after = page.next;
  }
  expect(found).toEqual(made);
  const [, middle] = (await readersOf(eve)).items;
  expect(idsOf(await readersOf(eve, { since: middle?.opening.at, until: middle?.opening.at }))).toEqual([made[1]]);
});

test('people are told at once, later, or after a date or a ruling; auditors see all of it, and why', async () => {
  const reason = '侦查需要';
  const basis = '《个人信息保护法》第十八条';
  const { audit } = parties.ministry;
  const who = keysOf(1, 12);
  const subject = { audience: 'subject' } as const;
  const { id: held } = await parties.granted();
  const before = await parties.open({ grant: held }, who);
  const withholding = await audit.withhold({ grant: held, basis, reason });
  expect(withholding).toMatchObject({ grant: held, basis, provenance: { by: 'MHRSS/wu' } });
  await eventually(() => refused(audit.withhold({ grant: held, basis, reason }), errors.audit.withheldAlready));
  const after = await eventually(() => parties.open({ grant: held }, who));
  const all = await readersOf(who);
  expect(all.items.map(({ opening, withheld }) => [opening.id, withheld])).toEqual([
    [after.id, { basis }],
    [before.id, undefined],
  ]);
  // What was opened before is told, whatever is decided later.
  expect(idsOf(await readersOf(who, subject))).toEqual([before.id]);
  // A ruling of the committee ends it; then it can be withheld anew.
  const committee = await net().connect('Committee/zhao');
  const ruling = await eventually(() => committee.audit.release({ grant: held, reason: '已结案' }));
  expect(ruling).toMatchObject({ grant: held, answers: withholding.provenance.txId });
  const told = await eventually(
    () => readersOf(who, subject),
    ({ items }) => items.length === 2,
  );
  expect(idsOf(told)).toEqual([after.id, before.id]);
  await refused(audit.withhold({ grant: held, basis, reason, days: 181 }), errors.audit.delayTooLong, { limit: 180 });
  const both = { days: 1, until: '2099-01-01' };
  await refused(audit.withhold({ grant: held, basis, reason, ...both }), errors.audit.eitherOr);
  await refused(audit.withhold({ grant: held, basis, reason, until: '2020-01-01' }), errors.audit.dayOver);
  await audit.withhold({ grant: held, basis, reason, days: 30 });
  const delayed = await eventually(() => parties.open({ grant: held }, who));
  const until = new Date(Date.parse(delayed.at) + 30 * 86_400_000).toISOString();
  expect((await readersOf(who)).items[0]).toMatchObject({ opening: { id: delayed.id }, withheld: { until, basis } });
  expect(idsOf(await readersOf(who, subject))).not.toContain(delayed.id);
  // The provider lifts it, and nobody else.
  const feng = await net().connect('GD/feng');
  await refused(feng.audit.release({ grant: held, reason }), errors.ledger.notOwner);
  expect(await audit.release({ grant: held, reason: '已无必要' })).toMatchObject({ lifted: { reason: '已无必要' } });
  expect(idsOf(await readersOf(who, subject))).toContain(delayed.id);
  await refused(audit.release({ grant: held, reason }), errors.audit.nothingWithheld);
  expect((await feng.audit.withheld({ provider: 'MHRSS' })).items).toHaveLength(1);
});

test('the auditor reads no data, and leaves no step that the audited could see', async () => {
  const keys = keysOf(1);
  const before = await parties.licensing.height();
  await readersOf(keys);
  await auditor.audit.openings({ dataset });
  await auditor.audit.ownOpenings({});
  expect(await parties.licensing.height()).toBe(before);
  const sealTo = await parties.sealTo();
  const attempt = { dataset, grant, fields, purpose: wanted.purpose, records: 1 };
  const missing = errors.registry.roleMissing;
  const other = await net().connect('Committee/qian');
  await refused(other.access.open(attempt, { transient: { keys, salt: hex(), sealTo } }), missing);
  const own = { dataset, fields, purpose: 'pension.review', records: 1 };
  await refused(auditor.access.openOwn(own, { transient: { keys, salt: hex() } }), missing);
  await refused(other.access.request({ dataset, fields, ...wanted }), missing);
});

test('only an auditor of the provider asks, and about keys that somebody can have', async () => {
  const keys = keysOf(1);
  const ask = (by: Ledger, of = dataset, asked = keys) =>
    by.audit.readers({ dataset: of }, { transient: { keys: asked } });
  await refused(ask(parties.ministry), errors.registry.roleMissing);
  await refused(ask(parties.licensing), errors.registry.roleMissing);
  await refused(ask(await net().connect('Committee/qian')), errors.ledger.notOwner);
  await refused(ask(auditor, dataset, ['110105194912310021']), errors.records.keyImpossible);
});

test('an opening that is sealed to another key is not signed by the provider', async () => {
  const [keys, salt] = [keysOf(1), hex()];
  const input = { dataset, grant, fields, purpose: wanted.purpose, records: 1 };
  const openWith = (sealTo: string) => parties.licensing.access.open(input, { transient: { keys, salt, sealTo } });
  await refused(openWith(hex()), errors.access.sealedElsewhere, { provider: 'MHRSS' });
  await refused(openWith('00'.repeat(32)), errors.access.sealedElsewhere, { provider: 'MHRSS' });
  expect((await openWith(await parties.sealTo())).keys).toBe(openedKeys(keys, salt).root);
});

test('a program goes over all pages at once, and holds each proof against its opening', async () => {
  const [gus] = keysOf(1, 9);
  const made = [await parties.open({ grant }, keysOf(3, 8)), await parties.open({ grant }, [gus!])].map(({ id }) => id);
  const handle = auditor.dataset(insured);
  const found = await eventually(async () => {
    const all: string[] = [];
    for await (const { opening } of handle.readers([gus!])) all.push(opening.id);
    return all;
  });
  expect(found).toEqual(made.reverse());
  expect(() => handle.readers(['110105194912310021'])).toThrow(/SDK-155/);
});

test('a reader shows that a key was in an opening, and says nothing of the others', async () => {
  const keys = keysOf(3, 12);
  const handle = parties.licensing.dataset(insured);
  const entries = [];
  for await (const entry of handle.open(await handle.grant(grant, fields), keys).entries()) entries.push(entry);
  expect(entries.map(({ named }) => named.key)).toEqual(keys);
  for (const { named, opening } of entries) {
    const seen = await parties.zhejiang.ledger.fact({ kind: 'opening', id: opening.id });
    expect(isOpened(named, seen.value as typeof opening)).toBe(true);
  }
  expect(JSON.stringify(entries[0]?.named)).not.toContain(keys[1]);
});
