import type { ErrorDescriptor } from '@oneplusn/errors';
import { accessErrors } from './access';
import { auditErrors } from './audit';
import { catalogErrors } from './catalog';
import { correctionErrors } from './correction';
import { grantingErrors } from './granting';
import { ledgerErrors } from './ledger';
import { processErrors } from './process';
import { recordsErrors } from './records';
import { registryErrors } from './registry';
import { reviewErrors } from './review';
import { serviceErrors } from './service';
import { vaultErrors } from './vault';

/**
 * Every error that the ledger can answer with, by domain: `errors.access.grantExpired`; and what keeps its service from
 * starting.
 */
export const errors = {
  ledger: ledgerErrors,
  registry: registryErrors,
  catalog: catalogErrors,
  records: recordsErrors,
  access: { ...accessErrors, ...grantingErrors },
  correction: correctionErrors,
  review: reviewErrors,
  process: processErrors,
  audit: auditErrors,
  vault: vaultErrors,
  service: serviceErrors,
} as const;

/** The same by code, to rebuild an error that has travelled. */
export const errorsByCode: ReadonlyMap<string, ErrorDescriptor> = new Map(
  Object.values(errors).flatMap((table) =>
    Object.values<ErrorDescriptor>(table).map((row) => [row.code, row] as const),
  ),
);

export { carried, carriedBy } from './carried';
export { LedgerError, fail } from './error';
export type { LedgerArgument, LedgerArguments } from './error';
export { lexicon } from './lexicon';
export { problems, problemsByKey } from './problems';
