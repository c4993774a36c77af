import { dayOf, errors, fail } from '@oneplusn/api';
import type { Transactions, catalog } from '@oneplusn/api';
import type { Handler } from '../../call';
import { stewardshipProblem } from './rules/stewardship';
import { confirmationId } from './state/confirmations';

/** Says as of which day the records are; apart from the entry, which every opening reads. */
export const confirm: Handler<Transactions['catalog']['confirm']> = async ({
  input,
  caller,
  ledger,
  now,
  provenance,
}) => {
  const dataset = await ledger.require('dataset', input.dataset);
  const refused = stewardshipProblem(dataset, caller);
  if (refused) throw refused;
  if (dataset.state === 'retired') throw fail(errors.catalog.retired, { dataset: dataset.id });
  if (input.asOf > dayOf(now)) throw fail(errors.catalog.dayAhead, { day: input.asOf });
  const confirmation: catalog.Confirmation = { ...input, id: confirmationId(dataset.id), provenance };
  await ledger.write('confirmation', confirmation.id, confirmation);
  return confirmation;
};
