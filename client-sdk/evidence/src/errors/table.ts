import { errorTable } from '@oneplusn/errors';
import { chainRows } from './rows/chain';
import { fileRows } from './rows/file';
import { proofRows } from './rows/proofs';
import { transactionRows } from './rows/transactions';

/** What can stand against a file, and what keeps one from being made. Codes `EVIDENCE-1xx` are stable for ever. */
export const evidenceErrors = errorTable('EVIDENCE', {
  ...fileRows,
  ...chainRows,
  ...transactionRows,
  ...proofRows,
});
