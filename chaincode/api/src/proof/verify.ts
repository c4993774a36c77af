import { problemWith, problemWith as say, type Problem } from '@oneplusn/errors';
import { sha256 } from '../canonical';
import type { DatasetSchema } from '../dataset/schema';
import { proofProblems as wrong } from '../errors/problems/proof';
import { sharedRoot } from './bundle';
import { fieldLeaf, layoutOf, nameLeaf } from './commitment';
import type { RecordProof } from './commitment';
import { rootFrom } from './merkle';

/** What a reader knows by itself, without asking the provider's peer. */
export interface ExpectedRecord {
  readonly dataset: string;
  /** The business key that was asked for. */
  readonly key: string;
  /**
   * SHA-256 of the root's stored text, as the reader's own peer holds it (`records.commitments`); null where it holds
   * none.
   */
  readonly rootHash: string | null;
  /** What was opened: these fields in this form, no others. */
  readonly fields?: Readonly<Record<string, string>>;
  /** The dataset's schema at `proof.revision`. With it a provider cannot have committed two values of one field. */
  readonly schema?: DatasetSchema;
}

/**
 * Checks a record's proof; an empty list means that it holds: the record is the one asked for, in the version that is
 * current on the reader's own ledger, and each disclosed value is what the provider committed to.
 */
export function verifyRecord(proof: RecordProof, expected: ExpectedRecord): Problem[] {
  const problems: Problem[] = [];
  if (proof.dataset !== expected.dataset)
    problems.push(say(wrong.otherDataset, { found: proof.dataset, wanted: expected.dataset }));
  if (proof.key !== expected.key) problems.push(problemWith(wrong.otherRecord));
  problems.push(...selectionProblems(proof, expected), ...layoutProblems(proof, expected.schema));
  if (expected.rootHash === null) return [...problems, problemWith(wrong.notCommitted)];

  const known = new Map([[0, nameLeaf(proof, proof.size, proof.salt)]]);
  for (const field of proof.fields) known.set(field.at, fieldLeaf(field, field.salt));
  const own = known.size === proof.fields.length + 1 ? rootFrom(proof.size, known, proof.others) : undefined;
  const root = own !== undefined && proof.share ? sharedRoot(own, proof.share) : own;
  if (root === undefined) problems.push(problemWith(wrong.hashesMisfit));
  else if (sha256(root) !== expected.rootHash) problems.push(problemWith(wrong.contentDiffers));
  return problems;
}

function selectionProblems(proof: RecordProof, { fields, schema }: ExpectedRecord): Problem[] {
  if (!fields) return [];
  const extra = proof.fields.filter((field) => fields[field.field] !== field.as);
  const exists = ([field, as]: [string, string]) =>
    !schema || layoutOf(schema).some((leaf) => leaf.field === field && leaf.as === as);
  const missing = Object.entries(fields).filter(
    (wanted) => exists(wanted) && !proof.fields.some((field) => field.field === wanted[0] && field.as === wanted[1]),
  );
  return [
    ...extra.map(({ field, as }) => say(wrong.notAskedFor, { field, form: as })),
    ...missing.map(([field, as]) => say(wrong.lacking, { field, form: as })),
  ];
}

function layoutProblems(proof: RecordProof, schema: DatasetSchema | undefined): Problem[] {
  if (!schema) return [];
  const layout = layoutOf(schema);
  if (proof.size !== layout.length + 1) return [say(wrong.leaves, { found: proof.size, wanted: layout.length + 1 })];
  const misplaced = proof.fields.filter(
    ({ field, as, at }) => layout[at - 1]?.field !== field || layout[at - 1]?.as !== as,
  );
  return misplaced.map(({ field, as }) => say(wrong.misplaced, { field, form: as }));
}
