import { errors, fail, ownerOf } from '@oneplusn/api';
import type { catalog } from '@oneplusn/api';
import type { Call } from '../../../call';
import { stewardshipProblem } from '../../catalog/rules/stewardship';

type Class = catalog.Dataset['sharing']['class'];

/**
 * The dataset that a transaction is about; throws RECORDS-102 where the transaction does not serve its sharing class.
 */
export async function datasetOf(
  { ledger }: Pick<Call, 'ledger'>,
  id: string,
  sharing: Class,
  action: string,
): Promise<catalog.Dataset> {
  const dataset = await ledger.require('dataset', id);
  if (dataset.sharing.class !== sharing) {
    throw fail(errors.records.wrongClass, { dataset: id, sharing: dataset.sharing.class, action });
  }
  return dataset;
}

/** The same for a caller who acts as its steward; `retired` says whether a retired one still serves. */
export async function ownDataset(
  call: Pick<Call, 'ledger' | 'caller'>,
  id: string,
  sharing: Class,
  action: string,
  { retired = false } = {},
): Promise<catalog.Dataset> {
  const owner = ownerOf(id);
  if (owner !== call.caller.msp) {
    throw fail(errors.ledger.notOwner, { kind: 'dataset', id, owner, caller: call.caller.msp });
  }
  const dataset = await datasetOf(call, id, sharing, action);
  const problem = stewardshipProblem(dataset, call.caller);
  if (problem) throw problem;
  if (dataset.state === 'retired' && !retired) throw fail(errors.catalog.retired, { dataset: id });
  return dataset;
}
