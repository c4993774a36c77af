import { ADMIN_ID } from '@oneplusn/topology';
import type { Net } from '../../engine';
import { eventually } from '../waiting';
import { stockClient } from './stock';

/** Waits until every authority's peer has what any of them has: one may be a block or two behind another. */
export async function everywhere(net: Net): Promise<void> {
  const peers = net.topology.authorities.map(({ msp }) => stockClient(net, `${msp}/${ADMIN_ID}`));
  try {
    const heights = await Promise.all(peers.map((peer) => peer.height()));
    const highest = heights.reduce((most, height) => (height > most ? height : most));
    await Promise.all(
      peers.map((peer) =>
        eventually(
          () => peer.height(),
          (height) => height >= highest,
        ),
      ),
    );
  } finally {
    for (const peer of peers) peer.close();
  }
}
