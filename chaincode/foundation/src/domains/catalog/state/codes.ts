import { errors, fail, isFactId, ownerOf, problems } from '@oneplusn/api';
import type { FactId } from '@oneplusn/api';
import { problemWith } from '@oneplusn/errors';
import type { Ledger } from '../../../ledger/ledger';

const name = 'dataset-code';

/**
 * Takes a catalog code for a dataset, among those of its authority: nobody takes a code away from others by being the
 * first to use it. The entry that finds a code's dataset is nobody's fact: what it points at counts only where that
 * dataset truly bears the code.
 * @throws LedgerError CATALOG-105 where another dataset of the authority has it
 */
export async function takeCode(ledger: Ledger, code: string, dataset: FactId): Promise<void> {
  const place = [code, ownerOf(dataset)];
  const holder = await ledger.index.get(name, place);
  if (holder === dataset) return;
  if (isFactId(holder) && (await ledger.read('dataset', holder))?.code === code) {
    throw fail(errors.catalog.codeWrong, {
      code,
      problem: problemWith(problems.catalog.codeTaken, { dataset: holder }),
    });
  }
  await ledger.index.put(name, place, dataset);
}
