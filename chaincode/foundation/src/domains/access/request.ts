import { dayOf, errors, fail, isReleasable, ownerOf } from '@oneplusn/api';
import type { Transactions, access, catalog } from '@oneplusn/api';
import type { Call, Handler } from '../../call';
import { reckoned, yearsOf } from '../registry/rules/reckoning';
import { calendarsOf } from '../registry/state/governed';
import { boundsProblem, conditionProblem } from './rules/bounds';
import { renewalProblem } from './rules/renewal';
import { enlist } from './state/lists';
import { countersignatures, replyDays } from './state/terms';

/**
 * Files a request; the provider's own peer endorses it where it answers, so that the reply's term begins with its
 * knowledge.
 */
export const request: Handler<Transactions['access']['request']> = async (call) => {
  const { input, caller, ledger, provenance } = call;
  const dataset = await ledger.require('dataset', input.dataset);
  if (dataset.provider === caller.msp) throw fail(errors.access.ownData, { dataset: dataset.id, msp: caller.msp });
  refuseUnrequestable(dataset, input.fields);
  const unfit = conditionProblem(dataset, input.conditions) ?? boundsProblem(input, input.reach);
  if (unfit) throw unfit;
  const department = departmentOf(call);
  await refuseUnrenewable(call, department);
  const value: access.AccessRequest = {
    ...input,
    id: call.newId('r'),
    requester: caller.msp,
    department,
    ...(await termFor(call, dataset.provider)),
    ...((await countersignatures(call, caller.msp)) > 0 && { countersign: true, due: undefined }),
    provenance,
  };
  await ledger.write('request', value.id, value);
  const scopes = [['requester', caller.msp], ['provider', ownerOf(dataset.id)], ['all']];
  await enlist(call, 'request', scopes, value.id);
  return value;
};

/** Throws where a dataset, or these fields of it, cannot be asked for. */
export function refuseUnrequestable(dataset: catalog.Dataset, fields: access.FieldSelection): void {
  const { id, sharing } = dataset;
  if (dataset.state === 'retired') throw fail(errors.catalog.retired, { dataset: id });
  if (sharing.class === 'unconditional') throw fail(errors.access.nothingToRequest, { dataset: id });
  if (sharing.class === 'not-shared') throw fail(errors.access.notShared, { dataset: id, basis: sharing.basis ?? '' });
  refuseUnreleasable(dataset, fields);
}

/** Throws where the dataset has no such field, or does not let it be released so. */
export function refuseUnreleasable(dataset: catalog.Dataset, fields: access.FieldSelection): void {
  for (const [field, derivation] of Object.entries(fields)) {
    if (!Object.hasOwn(dataset.schema.properties, field)) {
      throw fail(errors.access.fieldUnknown, { dataset: dataset.id, field });
    }
    if (!isReleasable(dataset.schema, field, derivation)) {
      throw fail(errors.access.derivationUnknown, { field, derivation });
    }
  }
}

/** Throws where the request names a grant that it does not renew. */
async function refuseUnrenewable(
  { input, caller, ledger }: Call<Transactions['access']['request']>,
  department: string,
): Promise<void> {
  if (input.renews === undefined) return;
  const grant = await ledger.require('grant', input.renews);
  const problem = renewalProblem(grant, { ...input, requester: caller.msp, department });
  if (problem) throw problem;
}

function departmentOf({ caller }: Pick<Call, 'caller'>): string {
  if (caller.department === undefined) throw fail(errors.registry.unknownDepartment, { department: caller.id });
  return caller.department;
}

/**
 * Replies are due within working days of the filing (政务数据共享条例). The number stays as it is now; the day is told as the
 * calendars now have it, and worked out anew whenever it is asked for.
 */
async function termFor(call: Pick<Call, 'ledger' | 'committee' | 'now'>, provider: string) {
  const today = dayOf(call.now);
  const days = await replyDays(call, provider);
  const clock = { begins: today, days };
  const { due } = reckoned(clock, today, await calendarsOf(call, yearsOf(clock, today), provider));
  return { replyDays: days, due };
}
