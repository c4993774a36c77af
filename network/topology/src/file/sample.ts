import { join } from 'node:path';
import { readTopology } from './read';
import type { Topology } from './topology';

/**
 * The networks that come with this package: the same four authorities on one orderer, three of Raft, four of BFT; and
 * what applications written for Fabric's own sample network expect.
 */
export const SAMPLES = ['quickstart', 'raft3', 'bft4', 'test-network'] as const;

/** Name of a sample. */
export type SampleName = (typeof SAMPLES)[number];

/** Where a sample's file lies, for those who want to copy or show it. */
export function sampleFile(name: SampleName): string {
  return join(__dirname, '..', '..', 'samples', `${name}.yaml`);
}

/** A sample, read. */
export function sampleTopology(name: SampleName): Topology {
  return readTopology(sampleFile(name));
}
