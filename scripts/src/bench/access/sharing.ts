/** What stands before anything is opened: the provider's rows, and one grant for one department. */
import { asset, privateAssets } from '../fabric/dataset';
import { provider } from '../fabric/network';
import type { BenchNetwork } from '../network';

/** Who opens; all callers are this one actor's. */
export const requester = 'GD/li';

/** The fields that are read. */
export const fields = { color: 'whole', size: 'whole', value: 'whole' } as const;

/** Keys of the rows that can be opened; in turn, so that no two calls at a time open the same. */
const rows = 5000;
export const rowKey = (n: number): string => `row-${n % rows}`;

/** Puts the rows, and has the grant requested and approved. @returns its id */
export async function share(network: BenchNetwork, quota: number): Promise<string> {
  const steward = await network.connect(provider);
  await steward.dataset(privateAssets).put(Array.from({ length: rows }, (_, n) => asset(rowKey(n))));
  const official = await network.connect(requester);
  const request = await official.dataset(privateAssets).request({
    fields,
    purpose: 'bench.openings',
    basis: '性能测试',
    scenario: '测量调阅',
    days: 30,
    quota: { records: quota, per: 'day' },
  });
  const { id } = await steward.access.approve({ request: request.id });
  return id;
}
