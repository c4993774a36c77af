import { randomBytes, randomUUID } from 'node:crypto';
import { LedgerError, errors, errorsByCode, type access } from '@oneplusn/api';
import type { CallOptions, Methods } from '../calls/methods';
import { sharedOpen } from './shared-open';

/**
 * An opening was denied. The attempt is on the ledger; its reason is the error's code:
 * `error.is(errors.access.quotaSpent)`.
 */
export class OpeningDenied extends LedgerError {
  /** The denied opening, as it was committed. */
  readonly opening: access.Opening;

  constructor(opening: access.Opening) {
    const { id, denial } = opening;
    const reason = denial && errorsByCode.get(denial.code);
    if (denial && reason) super(reason, denial.args);
    else super(errors.access.openingDenied, { opening: id, reason: denial?.code ?? '' });
    this.opening = opening;
  }
}

/** An allowed opening, what was asked for, and what one must show to read under it. */
export interface Opened {
  readonly opening: access.Opening;
  readonly fields: Readonly<Record<string, string>>;
  readonly transient: { readonly keys: string[]; readonly salt: string };
}

/** What is to be opened. */
export interface Attempt {
  readonly dataset: string;
  readonly grant?: string | undefined;
  readonly delegation?: string | undefined;
  /** In an emergency, in place of a grant: by which plan, and why. */
  readonly plan?: string | undefined;
  readonly reason?: string | undefined;
  readonly fields: Readonly<Record<string, string>>;
  readonly purpose: string;
}

/**
 * Commits an opening of up to `limits.opening` records; those made at the same time share a transaction. The keys go to
 * the two parties alone; the ledger gets a commitment to them under a salt that is made here.
 * @throws OpeningDenied
 */
export async function commitOpening(
  ledger: Methods,
  { dataset, grant, delegation, plan, reason, fields, purpose }: Attempt,
  keys: readonly string[],
  { requestId = randomUUID(), signal, onCommit }: CallOptions,
): Promise<Opened> {
  const transient = { keys: [...keys], salt: randomBytes(32).toString('hex') };
  const by = { grant, ...(delegation !== undefined && { delegation }), ...(plan !== undefined && { plan, reason }) };
  const attempt = { ...by, fields: { ...fields }, purpose, records: keys.length };
  const opening = await sharedOpen(ledger, dataset)({ requestId, attempt, named: transient, signal, onCommit });
  if (opening.state === 'denied') throw new OpeningDenied(opening);
  return { opening, fields, transient };
}
