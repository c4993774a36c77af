/** 回流: a higher level gives a lower one the records on its own area back; the lower one asks for nothing. */
import { errors, type access } from '@oneplusn/api';
import { defineDataset, type Ledger } from '@oneplusn/sdk';
import { useNet } from '../../engine';
import { refused } from '../refused';
import { insured, wanted } from '../sharing/data';
import { folk, hex, partiesIn, type Parties } from '../sharing/parties';
import { eventually } from '../waiting';

/** The same people, each with the division that the record came from. */
const residents = defineDataset({
  ...insured,
  id: 'MHRSS/residents',
  code: '334001002/0010',
  schema: {
    ...insured.schema,
    properties: { ...insured.schema.properties, division: { type: 'string', format: 'division' } },
    required: [...insured.schema.required, 'division'],
  },
});
const dataset = residents.id;
/** None that stands in the published descriptions, where whoever looks for a secret would find it. */
const divisions = ['440303', '440300', '330100', '450100'];
const records = divisions.map((division, i) => ({ ...folk[i]!, division }));
const keys = records.map(({ idNumber }) => idNumber);
const said = {
  ...{ dataset, authority: 'GD', area: 'division', fields: { name: 'whole' }, purpose: 'insurance.local' },
  ...{ days: 365, quota: { records: 1000, per: 'day' as const }, basis: '《政务数据共享条例》关于数据回流的规定' },
};
const net = useNet();
let parties: Parties;
let ministry: Ledger;
let licensing: Ledger;

beforeAll(async () => {
  parties = await partiesIn(net());
  ({ ministry, licensing } = parties);
  await ministry.dataset(residents).publish();
  await ministry.dataset(residents).put(records);
});

/** What somebody reads of all these people: names, or the code by which a record is withheld. */
async function readBy(by: Ledger, grant: access.Grant): Promise<(string | undefined)[]> {
  const input = { dataset, grant: grant.id, fields: said.fields, purpose: said.purpose, records: keys.length };
  const salt = hex();
  const transient = { keys, salt, sealTo: await parties.sealTo(dataset, by) };
  const opening = await by.access.open(input, { transient });
  if (opening.denial) return [opening.denial.code];
  const { records: read } = await by.records.read({ opening: opening.id }, { transient: { keys, salt } });
  return read.map(({ state }) => state);
}

test('the lower level finds it in its list, opens unasked, and reads the records of its area alone', async () => {
  const grant = await ministry.access.flowBack(said);
  expect(grant).toMatchObject({
    backflow: { division: '440000', area: 'division', basis: said.basis },
    ...{ provider: 'MHRSS', requester: 'GD', state: 'active' },
  });
  expect(grant.request).toBeUndefined();
  const listed = () => licensing.access.grants({ requester: 'GD', only: 'backflow' });
  const { items } = await eventually(listed, (page) => page.items.length > 0);
  expect(items).toEqual([grant]);
  await parties.granted();
  expect((await listed()).items).toEqual([grant]);
  const own = ['current', 'current', 'withheld', 'withheld'];
  expect(await readBy(licensing, grant)).toEqual(own);
  expect(await readBy(parties.civil, grant)).toEqual(own);
  expect(await readBy(parties.zhejiang, grant)).toEqual([errors.access.grantOther.code]);
  // It is a grant: suspended, resumed and revoked as others are.
  await ministry.access.suspend({ grant: grant.id, reason: '核查中' });
  expect(await readBy(licensing, grant)).toEqual([errors.access.grantSuspended.code]);
  await ministry.access.resume({ grant: grant.id });
  await ministry.access.revoke({ grant: grant.id, reason: '试验' });
  expect(await readBy(licensing, grant)).toEqual([errors.access.grantRevoked.code]);
});

test('it may be for one department, and bound further', async () => {
  const grant = await ministry.access.flowBack({
    ...{ ...said, department: 'hrss', role: 'official' as const },
    conditions: [{ op: '=', field: 'division', value: '440300' }],
  });
  expect(await readBy(licensing, grant)).toEqual(['withheld', 'current', 'withheld', 'withheld']);
  expect(await readBy(parties.civil, grant)).toEqual([errors.access.grantOther.code]);
  const passed = await licensing.access.delegate({ grant: grant.id, department: 'hrss/licensing' }).catch(String);
  // GD/li works below the department that holds it, and passes nothing on for it.
  expect(passed).toContain(errors.access.otherHolder.code);
});

test('only down, only by who looks after the dataset, only where a record says its area', async () => {
  const lower = errors.access.notLower;
  await refused(ministry.access.flowBack({ ...said, authority: 'Committee' }), lower, { authority: 'Committee' });
  await refused(ministry.access.flowBack({ ...said, authority: 'MHRSS' }), errors.access.ownData);
  await refused(ministry.access.flowBack({ ...said, authority: 'NOBODY' }), errors.ledger.notFound);
  const unknown = ministry.access.flowBack({ ...said, department: 'none' });
  await refused(unknown, errors.registry.unknownDepartment, { department: 'none' });
  await refused(ministry.access.flowBack({ ...said, area: 'name' }), errors.ledger.malformed, { path: 'area' });
  await refused(ministry.access.flowBack({ ...said, area: 'none' }), errors.ledger.malformed, { path: 'area' });
  await refused(ministry.access.flowBack({ ...said, fields: { none: 'whole' } }), errors.access.fieldUnknown);
  const steward = await net().connect('GD/feng');
  await refused(steward.access.flowBack(said), errors.ledger.notOwner);
  const foreign = { ...wanted, dataset, fields: said.fields, renews: (await ministry.access.flowBack(said)).id };
  // What flows back is gone on with by the higher level, or asked for as anything else is.
  await refused(licensing.access.request(foreign), errors.access.notRenewable, { part: 'purpose' });
});
