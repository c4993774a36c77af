import type { registry } from '@oneplusn/api';
import type { Net } from '../../engine';
import { eventually } from '../waiting';

/** Changes something the way the network does: proposed, voted for by all authorities, enacted by the committee. */
export async function enact(net: Net, motion: registry.Motion): Promise<void> {
  const { committee, authorities } = net.topology;
  const chair = await net.connect(`${committee}/admin`);
  const { id: proposal } = await chair.registry.propose({ motion });
  for (const { msp } of authorities) {
    const administrator = await net.connect(`${msp}/admin`);
    await eventually(() => administrator.registry.vote({ proposal, approve: true }));
  }
  await eventually(() => chair.registry.enact({ proposal }));
}

/** Sets a governed number. */
export function govern(net: Net, parameter: registry.Parameter): Promise<void> {
  return enact(net, { action: 'parameter', parameter });
}
