import { errors, fail } from '@oneplusn/api';
import type { Transactions, catalog } from '@oneplusn/api';
import type { Handler } from '../../call';
import { stewardshipProblem } from './rules/stewardship';

export const retire: Handler<Transactions['catalog']['retire']> = async ({ input, caller, ledger, provenance }) => {
  const old = await ledger.require('dataset', input.dataset);
  const refused = stewardshipProblem(old, caller);
  if (refused) throw refused;
  if (old.state === 'retired') throw fail(errors.catalog.retired, { dataset: old.id });
  const dataset: catalog.Dataset = { ...old, state: 'retired', reason: input.reason, provenance };
  await ledger.write('dataset', old.id, dataset);
  return dataset;
};
