/** An endorsement that is held back: it dies as soon as the provider seals its dataset anew. */
import { errors } from '@oneplusn/api';
import { useNet } from '../../engine';
import { refused } from '../refused';
import { dataset, hex, keysOf, partiesIn, type Parties } from '../sharing/parties';
import { wanted } from '../sharing/data';
import { stockClient, type StockClient } from '../sharing/stock';

const net = useNet();
const [valid, conflict] = [0, 11];

let parties: Parties;
let client: StockClient;
beforeAll(async () => {
  parties = await partiesIn(net());
  client = stockClient(net(), 'GD/li');
});
afterAll(() => client.close());

/** An opening that both sides have signed, and that its reader keeps. */
async function kept(grant: string) {
  const [keys, salt, sealTo] = [keysOf(1), hex(), await parties.sealTo()];
  const input = { dataset, grant, fields: { name: 'whole' }, purpose: wanted.purpose, records: 1 };
  return client.endorse('access:open', {
    arguments: [JSON.stringify({ requestId: `kept-${salt.slice(0, 16)}`, input })],
    transientData: { keys: JSON.stringify(keys), salt: JSON.stringify(salt), sealTo: JSON.stringify(sealTo) },
    endorsingOrganizations: ['GD', 'MHRSS'],
  });
}

test('it is committed as long as nobody minds, and not once the dataset is sealed anew', async () => {
  const { id } = await parties.granted();
  const [first, second] = [await kept(id), await kept(id)];
  expect(await first()).toBe(valid);
  const before = await parties.zhejiang.catalog.get({ dataset });
  await parties.ministry.catalog.reseal({ datasets: [dataset] });
  expect(await second()).toBe(conflict);
  expect(await parties.zhejiang.catalog.get({ dataset })).toEqual(before);
  expect(await parties.zhejiang.ledger.fact({ kind: 'dataset', id: dataset })).toMatchObject({
    seals: [{ msp: 'MHRSS', state: 'intact' }],
  });
});

test('calls under way go on by themselves', async () => {
  const { id } = await parties.granted();
  const openings = Array.from({ length: 8 }, () => parties.open({ grant: id }));
  await parties.ministry.catalog.reseal({ datasets: [dataset] });
  for (const opening of await Promise.all(openings)) expect(opening).toMatchObject({ state: 'allowed' });
});

test('nobody seals what is not theirs', async () => {
  const steward = await net().connect('GD/admin');
  await refused(steward.catalog.reseal({ datasets: [dataset] }), errors.ledger.notOwner);
  await refused(parties.ministry.catalog.reseal({ datasets: ['MHRSS/none'] }), errors.ledger.notFound);
});
