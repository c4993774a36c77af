import type { registry } from '@oneplusn/api';
import type { Net } from '../../engine';
import { eventually } from '../waiting';

/** Changes something the way the network does: proposed, voted for, enacted by the committee. */
export async function enact(net: Net, motion: registry.Motion, voters = votersOf(net)): Promise<void> {
  const { committee } = net.topology;
  const chair = await net.connect(`${committee}/admin`);
  const { id: proposal } = await chair.registry.propose({ motion });
  for (const msp of voters) {
    const administrator = await net.connect(`${msp}/admin`);
    await eventually(() => administrator.registry.vote({ proposal, approve: true }));
  }
  await eventually(() => chair.registry.enact({ proposal }));
}

/** Sets a governed number. */
export function govern(net: Net, parameter: registry.Parameter): Promise<void> {
  return enact(net, { action: 'parameter', parameter });
}

/** All authorities. */
export function votersOf({ topology }: Net): string[] {
  return topology.authorities.map(({ msp }) => msp);
}
