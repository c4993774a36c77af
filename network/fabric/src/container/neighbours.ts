/** Who reaches whom: peers and orderers each other, a chaincode service its own authority's peers and nothing else. */
import type { Unit } from './units';

/** Where peers, orderers and what sets them up meet. */
const COMMONS = 'network';

/** The networks that a container is in: one for all nodes, and one an authority, for its peers and its service. */
export function networksOf({ kind, msp = '' }: Unit): string[] {
  const own = `chaincode-${msp.toLowerCase()}`;
  if (kind === 'service') return [own];
  return kind === 'peer' ? [COMMONS, own] : [COMMONS];
}

/**
 * Whether nothing outside is reached from a network: where a service lives, there is nothing for it to fetch or to
 * tell.
 */
export const isClosed = (network: string): boolean => network !== COMMONS;
