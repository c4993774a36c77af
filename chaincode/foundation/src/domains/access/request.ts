import { dayOf, errors, fail, isReleasable, ownerOf } from '@oneplusn/api';
import type { Transactions, access, catalog } from '@oneplusn/api';
import type { Call, Handler } from '../../call';
import { calendarsFrom } from '../registry/state/governed';
import { addWorkingDays } from './rules/working-days';
import { enlist } from './state/lists';
import { replyDays } from './state/terms';

/**
 * Files a request; the provider's own peer endorses it where it answers, so that the reply's term begins with its
 * knowledge.
 */
export const request: Handler<Transactions['access']['request']> = async (call) => {
  const { input, caller, ledger, provenance } = call;
  const dataset = await ledger.require('dataset', input.dataset);
  if (dataset.provider === caller.msp) throw fail(errors.access.ownData, { dataset: dataset.id, msp: caller.msp });
  refuseUnrequestable(dataset, input.fields);
  const value: access.AccessRequest = {
    ...input,
    id: call.newId('r'),
    requester: caller.msp,
    department: departmentOf(call),
    due: await dueDay(call, dataset.provider),
    provenance,
  };
  await ledger.write('request', value.id, value);
  const scopes = [['requester', caller.msp], ['provider', ownerOf(dataset.id)], ['all']];
  await enlist(call, 'request', scopes, value.id);
  return value;
};

function refuseUnrequestable(dataset: catalog.Dataset, fields: access.FieldSelection): void {
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

function departmentOf({ caller }: Pick<Call, 'caller'>): string {
  if (caller.department === undefined) throw fail(errors.registry.unknownDepartment, { department: caller.id });
  return caller.department;
}

/** Replies are due within working days of the filing (政务数据共享条例), by the calendar on the ledger. */
async function dueDay(call: Pick<Call, 'ledger' | 'committee' | 'now'>, provider: string): Promise<string> {
  const today = dayOf(call.now);
  return addWorkingDays(
    today,
    await replyDays(call, provider),
    await calendarsFrom(call, Number(today.slice(0, 4)), provider),
  );
}
