import type { Topology } from './topology';

/**
 * Bytes of the largest message that a node of this network takes: room for the fullest block, and far less than what a
 * few clients could fill its memory with (Fabric's own limit is 100 MiB).
 */
export function messageLimitOf({ batch }: Pick<Topology, 'batch'>): number {
  return Math.max(32 * 1024 * 1024, 2 * batch.absoluteMaxBytes);
}
