import type { registry } from '@oneplusn/api';
import type { Net } from '../../engine';
import { eventually } from '../waiting';
import { everywhere } from './everywhere';

/**
 * Changes something the way the network does: proposed, voted for, enacted by the committee. Every authority's peer has
 * it then.
 */
export async function enact(net: Net, motion: registry.Motion, voters = votersOf(net)): Promise<void> {
  const { committee } = net.topology;
  const chair = await net.connect(`${committee}/admin`);
  const { id: proposal } = await chair.registry.propose({ motion });
  for (const msp of voters) {
    const administrator = await net.connect(`${msp}/admin`);
    await eventually(() => administrator.registry.vote({ proposal, approve: true }));
  }
  await eventually(() => chair.registry.enact({ proposal }));
  await everywhere(net);
}

/** Sets a governed number. */
export function govern(net: Net, parameter: registry.Parameter): Promise<void> {
  return enact(net, { action: 'parameter', parameter });
}

/** All authorities. */
export function votersOf({ topology }: Net): string[] {
  return topology.authorities.map(({ msp }) => msp);
}

/** Sets the calendars of this year and the next, so that terms can be reckoned; plain weeks but for these holidays. */
export async function arrange(net: Net, holidays: readonly string[] = []): Promise<void> {
  const year = new Date().getUTCFullYear();
  for (const each of [year, year + 1]) {
    const days = holidays.filter((day) => day.startsWith(`${each}-`));
    const calendar = { year: each, holidays: days, makeUpDays: [], basis: '试验' };
    await enact(net, { action: 'calendar', calendar });
  }
}
