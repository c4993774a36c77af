/** A grant for a whole authority: every department of it opens, none of another does, and nobody delegates it. */
import { errors } from '@oneplusn/api';
import { effectOfApproval, whoCouldRead, type Ledger } from '@oneplusn/sdk';
import { useNet } from '../../engine';
import { refused } from '../refused';
import { dataset, fields, keysOf, partiesIn, type Parties } from '../sharing/parties';
import { wanted } from '../sharing/data';

const net = useNet();
const reach = 'authority';
let parties: Parties;
let ministry: Ledger;

beforeAll(async () => {
  parties = await partiesIn(net());
  ({ ministry } = parties);
});

const codeOf = async (grant: string, by: Ledger) => (await parties.open({ grant }, keysOf(1), by)).denial?.code;

test('every department of the authority opens, and no other authority', async () => {
  const request = await parties.request({ reach });
  expect(request).toMatchObject({ reach, department: 'hrss/licensing' });
  const grant = await ministry.access.approve({ request: request.id });
  expect(grant).toMatchObject({ requester: 'GD' });
  expect(grant.department).toBeUndefined();
  expect(await codeOf(grant.id, parties.licensing)).toBeUndefined();
  expect(await codeOf(grant.id, parties.civil)).toBeUndefined();
  expect(await codeOf(grant.id, parties.zhejiang)).toBe(errors.access.grantOther.code);
  const could = await whoCouldRead(ministry, dataset, 'name');
  expect(could.find((each) => each.grant === grant.id)).not.toHaveProperty('department');
  // It renews for the authority or for a department of it; a department's grant does not renew for the authority.
  expect(await parties.request({ reach, renews: grant.id })).toMatchObject({ renews: grant.id });
  expect(await parties.request({ renews: grant.id }, parties.civil)).toMatchObject({ renews: grant.id });
  const narrow = await parties.granted();
  await refused(parties.request({ reach, renews: narrow.id }), errors.access.notRenewable, { part: 'reach' });
});

test('the provider may give it to the department alone', async () => {
  const { id: request } = await parties.request({ reach });
  const before = await parties.granted({ purpose: 'reach.test' });
  expect(before.department).toBe('hrss/licensing');
  const asked = await parties.request({ reach, purpose: 'reach.test' });
  const effect = await effectOfApproval(ministry, asked.id);
  expect(effect.map(({ change }) => change)).toEqual(effect.map(() => 'new'));
  const grant = await ministry.access.approve({ request, reach: 'department' });
  expect(grant.department).toBe('hrss/licensing');
  expect(await codeOf(grant.id, parties.civil)).toBe(errors.access.grantOther.code);
});

test('nobody delegates it: each department holds it', async () => {
  const { id: grant } = await parties.granted({ reach });
  const delegate = parties.licensing.access.delegate({ grant, department: 'hrss/licensing' });
  await refused(delegate, errors.access.heldByAll, { grant, holder: 'GD' });
  await refused(parties.request({ reach, below: 'delegated' }), errors.ledger.malformed, { path: 'below' });
  const { id: request } = await parties.request({ reach });
  const approve = ministry.access.approve({ request, below: 'delegated' });
  await refused(approve, errors.ledger.malformed, { path: 'below' });
});

test('a policy for a department grants no request for the authority, one for the authority does', async () => {
  const said = {
    ...{ dataset, fields, purposes: [wanted.purpose], days: wanted.days, quota: wanted.quota },
    basis: '《数据共享协议》第三条',
  };
  const tight = await ministry.access.publishPolicy({ ...said, who: [{ authority: 'GD', department: 'hrss' }] });
  const wide = await ministry.access.publishPolicy({ ...said, who: [{ authority: 'GD' }] });
  const { id: request } = await parties.request({ reach });
  const unfit = parties.licensing.access.grantByPolicy({ request, policy: tight.id });
  await refused(unfit, errors.access.policyUnfit, { part: 'who' });
  const grant = await parties.licensing.access.grantByPolicy({ request, policy: wide.id });
  expect(grant.department).toBeUndefined();
});
