/** Proofs of records that somebody hands over, as `access open --proofs --json` prints them. */
import { RecordProof, issueProblem } from '@oneplusn/api';
import * as v from 'valibot';
import { cliErrors } from '../errors/table';
import { misuse } from '../errors/usage';
import { shownName } from './document';

/** What `access open --proofs --json` prints for a record; a proof alone will do. */
const Entry = v.object({
  key: v.optional(v.string()),
  record: v.optional(v.record(v.string(), v.unknown())),
  proof: v.optional(RecordProof),
});
type Entry = v.InferOutput<typeof Entry>;
/** An entry with its proof. */
export type Proven = Entry & { readonly proof: RecordProof };

/**
 * The proofs in a document.
 * @throws UsageError CLI-109, CLI-118
 */
export function proofsIn(content: unknown, file: string): Proven[] {
  const given = Array.isArray(content)
    ? content
    : isSet(content) && Array.isArray(content['records'])
      ? content['records']
      : [content];
  const entries = given.map((each: unknown) => {
    const result = v.safeParse(Entry, isSet(each) && 'blinded' in each ? { proof: each } : each);
    if (result.success) return result.output;
    const [issue] = result.issues;
    throw misuse(cliErrors.fileMalformed, { file: shownName(file), problem: issueProblem(issue) });
  });
  const proven = entries.filter((entry): entry is Proven => entry.proof !== undefined);
  if (proven.length > 0) return proven;
  throw misuse(cliErrors.nothingToDo, { file: shownName(file), what: { zh: '证明', en: 'proofs' } });
}

const isSet = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
