import { errors, fail } from '@oneplusn/api';
import type { Transactions, catalog } from '@oneplusn/api';
import type { Handler } from '../../call';
import { entryIn, entryProblem } from './rules/entry';
import { takeCode } from './state/codes';

export const publish: Handler<Transactions['catalog']['publish']> = async ({ input, caller, ledger, provenance }) => {
  const id = `${caller.msp}/${input.name}`;
  const entry = entryIn(input);
  const problem = entryProblem(entry);
  if (problem) throw problem;
  if (caller.department === undefined) throw fail(errors.registry.unknownDepartment, { department: caller.id });
  if (await ledger.read('dataset', id)) throw fail(errors.ledger.alreadyExists, { kind: 'dataset', id });
  await takeCode(ledger, entry.code, id);
  const dataset: catalog.Dataset = {
    id,
    provider: caller.msp,
    department: caller.department,
    version: 1,
    state: 'published',
    ...entry,
    provenance,
  };
  await ledger.write('dataset', id, dataset);
  return dataset;
};
