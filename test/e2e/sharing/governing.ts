import type { registry } from '@oneplusn/api';
import type { Net } from '../../engine';
import { eventually } from '../waiting';

/** Sets a governed number the way the network does: proposed, voted for by all authorities, enacted by the committee. */
export async function govern(net: Net, parameter: registry.Parameter): Promise<void> {
  const { committee, authorities } = net.topology;
  const chair = await net.connect(`${committee}/admin`);
  const { id: proposal } = await chair.registry.propose({ motion: { action: 'parameter', parameter } });
  for (const { msp } of authorities) {
    const administrator = await net.connect(`${msp}/admin`);
    await eventually(() => administrator.registry.vote({ proposal, approve: true }));
  }
  await eventually(() => chair.registry.enact({ proposal }));
}
