import type { Observation } from './case';
import type { Clients } from './client';
import { failure } from './observe/failure';
import { Names } from './observe/names';

/** So many callers at one gateway at a time. */
export interface Crowd {
  /** Calls that take long. */
  readonly calls: number;
  /** Event streams that are open meanwhile. */
  readonly streams: number;
}

/** How long a call of a crowd takes, in milliseconds: all have come before the first goes. */
const stay = 5000;

/** How many callers of a crowd were served, and how the others were turned away. */
export async function crowd({ calls, streams }: Crowd, clients: Clients): Promise<Observation> {
  const { network } = await clients.of();
  const events = await Promise.all(Array.from({ length: streams }, () => network.getChaincodeEvents('conform')));
  // A stream that nobody listens to would fail unheard when it is closed.
  const listening = events.map(async (each) => {
    for await (const event of each) if (event.eventName === 'the end') return;
  });
  const names = new Names();
  const turnedAway: unknown[] = [];
  try {
    const call = { arguments: [JSON.stringify([['wait', String(stay)]])], endorsingOrganizations: ['Org1MSP'] };
    const answers = Array.from({ length: calls }, () =>
      network
        .getContract('conform')
        .evaluate('run', call)
        .catch((error: unknown) => void turnedAway.push(failure(error, names))),
    );
    await Promise.all(answers);
  } finally {
    for (const each of events) each.close();
    await Promise.allSettled(listening);
  }
  return { served: calls - turnedAway.length, turnedAway };
}
