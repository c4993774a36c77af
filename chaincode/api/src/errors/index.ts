import { accessErrors } from './access';
import { catalogErrors } from './catalog';
import type { ErrorDescriptor } from './error';
import { ledgerErrors } from './ledger';
import { recordsErrors } from './records';
import { registryErrors } from './registry';
import { reviewErrors } from './review';
import { serviceErrors } from './service';
import { vaultErrors } from './vault';

/** Every error that the ledger can answer with, by domain: `errors.access.grantExpired`; and what keeps its service from starting. */
export const errors = {
  ledger: ledgerErrors,
  registry: registryErrors,
  catalog: catalogErrors,
  records: recordsErrors,
  access: accessErrors,
  review: reviewErrors,
  vault: vaultErrors,
  service: serviceErrors,
} as const;

/** The same by code, to rebuild an error that has travelled. */
export const errorsByCode: ReadonlyMap<string, ErrorDescriptor> = new Map(
  Object.values(errors).flatMap((table) =>
    Object.values<ErrorDescriptor>(table).map((row) => [row.code, row] as const),
  ),
);

export { LedgerError, errorTable, fail } from './error';
export { problems, sayProblem } from './problems';
export { isContent, shownField, shownSource, shownWord, withoutSecrets, withoutSecretsIn } from './shown';
export { wordsIn } from './wording';
export type { ErrorDescriptor } from './error';
export type { ErrorArguments, Text } from './text';
