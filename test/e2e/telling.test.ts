/** A person asks who read their record: told by the provider's official, who leaves a trace of the question. */
import { errors, isOpened } from '@oneplusn/api';
import { InvalidDataError, type Ledger, type Reading } from '@oneplusn/sdk';
import { useNet } from '../engine';
import { refused } from './refused';
import { insured } from './sharing/data';
import { dataset, hex, keysOf, partiesIn, type Parties } from './sharing/parties';

const net = useNet();
let parties: Parties;
let ministry: Ledger;
let grant: string;

beforeAll(async () => {
  parties = await partiesIn(net());
  ({ ministry } = parties);
  grant = (await parties.granted()).id;
});

async function toldTo(key: string, by = ministry): Promise<Reading[]> {
  const told: Reading[] = [];
  for await (const reading of by.dataset(insured).tell(key)) told.push(reading);
  return told;
}

test('tells all that named the person, the question itself first, and nothing of anybody else', async () => {
  const [ann, bob] = keysOf(2) as [string, string];
  const both = await parties.open({ grant }, [ann, bob]);
  await parties.open({ grant }, [bob]);
  const denied = await parties.open({}, [ann], parties.civil);
  const told = await toldTo(ann);
  expect(told.map(({ opening }) => [opening.actor, opening.purpose])).toEqual([
    ['MHRSS/wu', 'disclosure.subject'],
    ['GD/chen', denied.purpose],
    ['GD/li', both.purpose],
  ]);
  expect(told[2]?.opening).toEqual(both);
  for (const { named, opening } of told) expect(isOpened(named[0]!, opening)).toBe(true);
  expect(JSON.stringify(told)).not.toContain(bob);
  // The auditor sees who asked for the person.
  const auditor = await net().connect('MHRSS/he');
  const { items } = await auditor.audit.readers({ dataset }, { transient: { keys: [ann] } });
  expect(items[0]?.opening.purpose).toBe('disclosure.subject');
});

test('what is withheld is not told until it may be', async () => {
  const [, , cid] = keysOf(3) as [string, string, string];
  const own = (await parties.granted()).id;
  await ministry.audit.withhold({ grant: own, basis: '《个人信息保护法》第十八条', reason: '侦查需要' });
  const opened = await parties.open({ grant: own }, [cid]);
  const ids = async () => (await toldTo(cid)).map(({ opening }) => opening.id);
  expect(await ids()).not.toContain(opened.id);
  await ministry.audit.release({ grant: own, reason: '已结案' });
  expect(await ids()).toContain(opened.id);
});

test('takes an own opening of the one person, for this purpose, of the person who asks', async () => {
  const purpose = 'disclosure.subject';
  const openOwn = async (change: object, keys = keysOf(1)) => {
    const transient = { keys, salt: hex() };
    const wanted = { dataset, fields: { idNumber: 'whole' }, purpose, records: keys.length, ...change };
    return { opening: (await ministry.access.openOwn(wanted, { transient })).id, transient };
  };
  const other = await openOwn({ purpose: 'pension.review' });
  const asked = (by: Ledger, { opening, transient }: typeof other) => by.audit.disclose({ opening }, { transient });
  await refused(asked(ministry, other), errors.audit.notForTelling, { opening: other.opening, purpose });
  await refused(asked(ministry, await openOwn({}, keysOf(2))), errors.audit.notForTelling);
  const right = await openOwn({});
  expect((await asked(ministry, right)).items[0]?.opening.id).toBe(right.opening);
  const wrong = { ...right, transient: { ...right.transient, keys: keysOf(1, 5) } };
  await refused(asked(ministry, wrong), errors.access.keysDiffer);
  await refused(asked(parties.licensing, right), errors.access.openingUnknown);
  await refused(asked(await net().connect('MHRSS/he'), right), errors.registry.roleMissing);
  // Of another department of the same ministry: not its data to look at, also not for this.
  const zheng = await net().connect('MHRSS/zheng');
  await refused(asked(zheng, right), errors.access.openingNotYours);
  await refused(toldTo(keysOf(1)[0]!, zheng), errors.access.otherDepartment);
  await expect(async () => toldTo('nobody')).rejects.toThrow(InvalidDataError);
});
