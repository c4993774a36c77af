import { errors, fail } from '@oneplusn/api';
import type { FactId, Transactions, access, catalog } from '@oneplusn/api';
import type { Call, Handler } from '../../call';
import { canBecome } from './rules/classes';
import { entryIn, entryProblem } from './rules/entry';
import { stewardshipProblem } from './rules/stewardship';

type Reclassify = Transactions['catalog']['reclassify'];

/** Changes on what terms a dataset is shared; the grants that end with it are named. */
export const reclassify: Handler<Reclassify> = async (call) => {
  const { input, caller, ledger, provenance } = call;
  const { sharing, reason, grants } = input;
  const old = await ledger.require('dataset', input.dataset);
  const refused = stewardshipProblem(old, caller);
  if (refused) throw refused;
  const { id, sharing: before } = old;
  if (old.state === 'retired') throw fail(errors.catalog.retired, { dataset: id });
  if (!canBecome(before.class, sharing.class))
    throw fail(errors.catalog.classFixed, { dataset: id, from: before.class, to: sharing.class });
  const problem = entryProblem({ ...entryIn(old), sharing });
  if (problem) throw problem;
  for (const grant of new Set(grants)) await end(call, grant, sharing.class);
  const reclassified = { from: before.class, reason, ended: [...new Set(grants)] };
  const dataset: catalog.Dataset = { ...old, version: old.version + 1, sharing, reclassified, provenance };
  await ledger.write('dataset', id, dataset);
  return dataset;
};

/** A grant ends only with a dataset that is not shared any more. */
async function end(
  { input, ledger, provenance }: Call<Reclassify>,
  id: FactId,
  to: catalog.Dataset['sharing']['class'],
): Promise<void> {
  const { dataset, reason } = input;
  const grant = await ledger.require('grant', id);
  if (to !== 'not-shared' || grant.dataset !== dataset || grant.state === 'revoked')
    throw fail(errors.catalog.grantElsewhere, { grant: id, dataset });
  const ended: access.Grant = { ...grant, state: 'revoked', reason, provenance };
  await ledger.write('grant', id, ended);
}
