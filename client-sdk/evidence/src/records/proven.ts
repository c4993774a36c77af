/** Records: what of them is disclosed, and that the provider committed to it. */
import { ownerOf, sha256, verifyRecord, type RecordProof } from '@oneplusn/api';
import type { Problem } from '@oneplusn/errors';
import type { Writes } from '../transactions/writes';

/** The hash of the root that a record's proof leads to, where a transaction writes one under its name. */
export function committedIn({ seals }: Writes, { dataset, blinded }: RecordProof): string | undefined {
  return seals.get(ownerOf(dataset))?.get(sha256(`root~${blinded}`));
}

/** What is wrong with a proof against a commitment: nothing where it holds. */
export function problemsOf(proof: RecordProof, rootHash: string): Problem[] {
  return verifyRecord(proof, { dataset: proof.dataset, key: proof.key, rootHash });
}
