/** The resident whose case it is: known to the vault alone, and to others by a pseudonym that differs in each case. */
import { errors, fail, keyedDigest, limits } from '@oneplusn/api';
import type { FactId, Json, process } from '@oneplusn/api';
import type { Call } from '../../../call';
import type { Place } from '../../../ledger/vault/vault';

type Scope = Pick<Call, 'ledger'>;

/** Keeps who it is, and that this case is theirs; gives the pseudonym. */
export async function keepApplicant(
  { ledger }: Scope,
  { id, process: name }: Pick<process.Case, 'id' | 'process'>,
  resident: string,
  salt: string,
): Promise<string> {
  await ledger.vault.put(applicantOf(id), { version: 1, value: { resident, salt } });
  const before = await casesOfResident({ ledger }, name, resident);
  const cases = [id, ...before].slice(0, limits.residentCases);
  await ledger.vault.put(casesPlace(name, resident), { version: 1, value: { cases } });
  return keyedDigest(salt, ['applicant', id, resident]);
}

/** The resident of a case; undefined where officials began it. */
export async function residentOf(
  { ledger }: Scope,
  { id, applicant }: Pick<process.Case, 'id' | 'applicant'>,
): Promise<string | undefined> {
  if (applicant === undefined) return undefined;
  const entry = await ledger.vault.get(applicantOf(id));
  return (entry?.value as { resident?: string } | undefined)?.resident;
}

/** @throws LedgerError PROCESS-121 where the case is another resident's; a case that officials began is nobody's */
export async function refuseOtherApplicant(
  scope: Scope,
  file: process.Case,
  action: string,
  given: string | undefined,
): Promise<void> {
  if (file.applicant === undefined) return;
  const resident = await residentOf(scope, file);
  if (resident === undefined || resident !== given) throw fail(errors.process.notApplicant, { action, case: file.id });
}

/** The cases of a resident in one process, the newest first. */
export async function casesOfResident({ ledger }: Scope, process: FactId, resident: string): Promise<FactId[]> {
  const entry = await ledger.vault.get(casesPlace(process, resident));
  return ((entry?.value as { cases?: Json } | undefined)?.cases ?? []) as FactId[];
}

const applicantOf = (id: FactId): Place => ['case-applicant', id];
const casesPlace = (process: FactId, resident: string): Place => ['resident-cases', process, resident];
