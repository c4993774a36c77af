import { errors, problems, verifyRecord, type DatasetSchema, type RecordProof, type records } from '@oneplusn/api';
import { problemWith, type Problem } from '@oneplusn/errors';
import { ProofError, sdkFail } from '../errors/sdk-error';
import { Patience } from '../calls/patience';
import type { Methods } from '../calls/methods';
import type { Opened } from './opening';
import { sharedCommitments, sharedRead } from './shared-read';

/** A record that has passed its proof, or the provider's word that it has none, or withholds it by the grant. */
export type VerifiedRecord =
  | { readonly key: string; readonly state: 'current'; readonly proof: RecordProof }
  | { readonly key: string; readonly state: 'absent' | 'withheld' };

/** The schema of a dataset in one of its versions, as the reader's own peer has it. */
export type SchemaAt = (revision: number) => Promise<DatasetSchema | undefined>;

const wrong = problems.proof;

/** How many records are read at once; as many commitments can be asked for. */
const pageSize = 100;

/**
 * Reads what an opening allows from the provider's peers, and checks every record against the reader's own peer before
 * it is handed over: that it is the one asked for, current, and holds exactly what was opened. A block of lag on either
 * side is waited out.
 * @throws ProofError RECORDS-107 where a record does not pass
 */
export async function* verifiedRecords(
  ledger: Methods,
  opened: Opened,
  schemaAt: SchemaAt,
  signal?: AbortSignal,
): AsyncGenerator<VerifiedRecord, void, undefined> {
  const { opening, transient } = opened;
  let from = 0;
  while (from < transient.keys.length) {
    const verified = await verifiedPage(ledger, opened, from, schemaAt, new Patience(30_000, signal));
    yield* verified;
    from += verified.length;
    if (verified.length === 0) throw broken(opening.dataset, problemWith(wrong.answerEmpty));
  }
}

async function verifiedPage(
  ledger: Methods,
  opened: Opened,
  from: number,
  schemaAt: SchemaAt,
  patience: Patience,
): Promise<readonly VerifiedRecord[]> {
  const { opening, transient } = opened;
  const { signal } = patience;
  for (;;) {
    const count = Math.min(pageSize, transient.keys.length - from);
    const window = { opening: opening.id, from, count, named: transient, signal };
    const records = await sharedRead(ledger, opening.dataset)(window);
    const { problem, verified } = await check(ledger, opened, from, records, schemaAt);
    if (!problem) return verified;
    if (!problem.mayBeLag || !(await patience.again('lag'))) throw broken(opening.dataset, problem.what);
  }
}

interface Checked {
  readonly verified: readonly VerifiedRecord[];
  /** The first thing that is wrong. */
  readonly problem?: { readonly what: Problem | readonly Problem[]; readonly mayBeLag: boolean };
}

async function check(
  ledger: Methods,
  { opening: { dataset }, fields, transient }: Opened,
  from: number,
  answer: readonly records.ReadRecord[],
  schemaAt: SchemaAt,
): Promise<Checked> {
  const misfit = misfitOf(transient.keys.slice(from), answer);
  if (misfit) return { verified: [], problem: { what: misfit, mayBeLag: false } };
  const proofs = answer.flatMap(({ proof }) => (proof ? [proof] : []));
  const hashes = await commitmentsOf(ledger, dataset, proofs);
  const verified: VerifiedRecord[] = [];
  for (const { key, state, proof } of answer) {
    if (state !== 'current' || !proof) {
      verified.push({ key, state: state === 'withheld' ? state : 'absent' });
      continue;
    }
    const schema = await schemaAt(proof.revision);
    if (!schema)
      return {
        verified,
        problem: { what: problemWith(wrong.versionUnknown, { version: proof.revision }), mayBeLag: true },
      };
    const rootHash = hashes.get(proof.blinded) ?? null;
    const found = verifyRecord(proof, { dataset, key, rootHash, fields, schema });
    if (found.length > 0) {
      // A record that has changed since differs from its commitment and in nothing else: only that can be a matter of
      // time.
      const mayBeLag = verifyRecord(proof, { dataset, key, rootHash: null, fields, schema }).length === 1;
      return { verified, problem: { what: found, mayBeLag } };
    }
    verified.push({ key, state, proof });
  }
  return { verified };
}

/** The answer must speak of the keys asked for, one by one, in their order. */
function misfitOf(keys: readonly string[], answer: readonly records.ReadRecord[]): Problem | undefined {
  if (answer.length > keys.length) return problemWith(wrong.otherCount, { asked: keys.length, came: answer.length });
  if (answer.some(({ key }, index) => key !== keys[index])) return problemWith(wrong.otherRecord);
  if (answer.some(({ state, proof }) => state === 'current' && !proof)) return problemWith(wrong.noProof);
  return undefined;
}

function broken(dataset: string, problem: Problem | readonly Problem[]): ProofError {
  return sdkFail(ProofError, errors.records.proofBroken, { dataset, problem });
}

async function commitmentsOf(
  ledger: Methods,
  dataset: string,
  proofs: readonly RecordProof[],
): Promise<ReadonlyMap<string, string | null>> {
  if (proofs.length === 0) return new Map();
  return sharedCommitments(ledger, dataset)([...new Set(proofs.map((proof) => proof.blinded))]);
}
