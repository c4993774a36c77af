/**
 * The digest over the verdicts of all blocks, one after the other. Verdicts are what each peer works out by itself:
 * neither the orderers' signatures nor the chain of hashes are over them.
 */
import { hash } from 'node:crypto';

/** Before block 1. The verdict on block 0, which is given and not judged, peers keep in different ways. */
export const noFlags = '0'.repeat(64);

/** SHA-256 of the digest before, the number in 8 bytes, and SHA-256 of the block's flags. */
export function flagsAfter(before: string, number: number, flagsHash: string): string {
  if (number === 0) return noFlags;
  const place = Buffer.alloc(8);
  place.writeBigUInt64BE(BigInt(number));
  return hash('sha256', Buffer.concat([Buffer.from(before, 'hex'), place, Buffer.from(flagsHash, 'hex')]), 'hex');
}
