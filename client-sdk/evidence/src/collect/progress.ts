/** What a chain comes to, block by block: what authorities seal, and hold against what others have sealed. */
import { hash } from 'node:crypto';
import { common } from '@hyperledger/fabric-protos';
import { flagsOf, hashOf, hex, keptOf } from '../chain/block';
import { flagsAfter, noFlags } from '../chain/flags';
import { EvidenceError } from '../errors/evidence-error';
import { evidenceErrors as errors } from '../errors/table';
import type { Said } from '../checkpoints/checkpoint';
import type { EvidenceBlock } from '../format/evidence';
import { blocksOf, type Reading, type Source } from './source';

/** A chain up to a block. */
export interface Progress extends Said {
  readonly kept: EvidenceBlock;
  /** SHA-256 of the block's own flags. */
  readonly ownFlags: string;
}

/** The chain with one block more. */
export function progressAfter(before: Said | undefined, message: common.Block): Progress {
  const kept = keptOf(message);
  const ownFlags = hash('sha256', flagsOf(kept), 'hex');
  const flags = flagsAfter(before?.flags ?? noFlags, kept.number, ownFlags);
  return { block: kept.number, hash: hashOf(kept), flags, commit: commitOf(message), kept, ownFlags };
}

/** Fabric's own digest over verdicts and changes of the state, as the peer has put it beside the block. */
function commitOf(message: common.Block): string {
  const metadata = message.getMetadata()?.getMetadataList_asU8()[common.BlockMetadataIndex.COMMIT_HASH];
  return hex(common.Metadata.deserializeBinary(metadata ?? new Uint8Array()).getValue_asU8());
}

/** What a peer's chain comes to at its last block: what its authority seals as a checkpoint. */
export async function chainOf(source: Source, reading: Reading = {}): Promise<Said | undefined> {
  let last: Progress | undefined;
  for await (const message of blocksOf(source, reading)) last = progressAfter(last, message);
  return last && saidOf(last);
}

/**
 * The hash of block 0, which tells one ledger from all others.
 * @throws EvidenceError EVIDENCE-182 where the peer does not give it
 */
export async function genesisOf(source: Source): Promise<string> {
  for await (const message of source.blocks({ from: 0 })) return progressAfter(undefined, message).hash;
  throw new EvidenceError(errors.genesisAbsent, {});
}

/** What is sealed of it. */
export const saidOf = ({ block, hash, flags, commit }: Said): Said => ({ block, hash, flags, commit });
