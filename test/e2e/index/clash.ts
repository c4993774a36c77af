/** What makes a peer flag transactions as invalid, for whoever holds its flags against the blocks. */
import type { Net } from '../../engine';
import { Conspiracy, factKey } from '../sharing/conspiracy';
import type { Parties } from '../sharing/parties';
import { stockClient } from '../sharing/stock';

/**
 * Transactions that their block finds invalid: of one another, by a policy, and by a range that has changed.
 * @param net where Guangdong and Zhejiang serve altered chaincode
 */
export async function clash(net: Net, parties: Parties): Promise<void> {
  const { id: frozen } = await parties.granted();
  const pair = new Conspiracy(net, 'GD/li', ['GD', 'ZJ']);
  await pair.hold(factKey('grant', frozen));
  const client = stockClient(net, 'GD/li');
  try {
    const written = (endorsers: string[], ...writes: object[]) =>
      client.endorse('rogue:write', { arguments: [JSON.stringify(writes)], endorsingOrganizations: endorsers });
    // One authority alone, where two are asked for.
    const alone = await written(['GD'], { key: ['spare', 'alone'], text: '1' });
    expect(await alone()).toBe(10);
    // Read before they were written by another one: each of both is endorsed on the same state.
    const reading = () => client.endorse('rogue:all', { arguments: ['spare'], endorsingOrganizations: ['GD', 'ZJ'] });
    const ranged = await reading();
    expect(await (await written(['GD', 'ZJ'], { key: ['spare', 'one'], text: '1' }))()).toBe(0);
    expect(await ranged()).toBe(12);
  } finally {
    client.close();
  }
  // Of several decisions on one request, made at the same moment, one counts.
  const asked = await parties.request();
  const decided = await Promise.allSettled([1, 2, 3].map(() => parties.ministry.access.approve({ request: asked.id })));
  expect(decided.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0);
}
