import { access, errors, fail, ownerOf } from '@oneplusn/api';
import type { LedgerError, catalog } from '@oneplusn/api';
import type { Caller } from '../../../call';
import { delegatedRefusal } from './delegating';
import { beyond } from './narrowing';

/** Who wants to see what, by which grant. */
export interface Attempt {
  readonly caller: Pick<Caller, 'id' | 'msp' | 'department' | 'roles'>;
  readonly datasetId: string;
  /** As they stand on the ledger; undefined where there is none or a seal is broken. */
  readonly dataset: catalog.Dataset | undefined;
  readonly grant: access.Grant | undefined;
  /** By what the grant was passed on, where the attempt names it: its id, and its links up to the grant. */
  readonly delegated?: { readonly id: string; readonly links: readonly access.Delegation[] } | undefined;
  readonly fields: Readonly<Record<string, string>>;
  readonly purpose: string;
  readonly now: string;
}

/**
 * Why an attempt to see conditional data is refused, the quota aside; undefined where it is allowed. Asked at the
 * opening, and again at each read, so that a grant taken back stops reads at once.
 */
export function refusalOf(attempt: Attempt): LedgerError | undefined {
  const { caller, datasetId, dataset, grant, delegated, fields, now } = attempt;
  if (!dataset || datasetRefusal(datasetId, dataset)) return datasetRefusal(datasetId, dataset);
  // Only the data's owner gives grants: one by another authority is none, whatever it says.
  if (!grant || grant.dataset !== datasetId || ownerOf(grant.id) !== ownerOf(datasetId)) {
    return fail(errors.access.noGrant, { actor: caller.id, dataset: datasetId });
  }
  const held = caller.msp === grant.requester && caller.department !== undefined;
  if (!held || !access.isHeldBy(grant, caller.department)) {
    return fail(errors.access.grantOther, { grant: grant.id, holder: access.holderOf(grant) });
  }
  const use = delegated && { caller, ...delegated, fields, now };
  return (
    standingRefusal(grant, now) ??
    (use && delegatedRefusal(grant, use)) ??
    boundsRefusal(attempt, grant) ??
    fieldsRefusal(attempt, grant, dataset.schema)
  );
}

/** Why nothing of a dataset is opened by anybody. */
export function datasetRefusal(id: string, dataset: catalog.Dataset | undefined): LedgerError | undefined {
  if (dataset?.state !== 'published') return fail(errors.access.datasetRetired, { dataset: id });
  const { sharing } = dataset;
  return sharing.class === 'not-shared'
    ? fail(errors.access.notShared, { dataset: id, basis: sharing.basis ?? '' })
    : undefined;
}

/** Why a grant does not hold at a moment. */
export function standingRefusal({ id, state, reason, expires }: access.Grant, now: string): LedgerError | undefined {
  if (state === 'suspended') return fail(errors.access.grantSuspended, { grant: id, reason: reason ?? '' });
  if (state !== 'active') return fail(errors.access.grantRevoked, { grant: id });
  return now >= expires ? fail(errors.access.grantExpired, { grant: id, expires }) : undefined;
}

function boundsRefusal({ caller, delegated, now }: Attempt, grant: access.Grant): LedgerError | undefined {
  const { id, role, hours, below, department } = grant;
  if (role !== undefined && !caller.roles.includes(role)) {
    return fail(errors.access.roleNotGranted, { grant: id, role, actor: caller.id });
  }
  if (below === 'delegated' && !delegated && caller.department !== department) {
    return fail(errors.access.notDelegated, {
      ...{ grant: id, holder: access.holderOf(grant), department: caller.department ?? '' },
    });
  }
  if (hours && !access.isOpenAt(hours, now)) {
    return fail(errors.access.outsideHours, { grant: id, hours: access.hoursText(hours) });
  }
  return undefined;
}

function fieldsRefusal(
  { fields, purpose }: Attempt,
  grant: access.Grant,
  schema: catalog.Dataset['schema'],
): LedgerError | undefined {
  const found = beyond(grant.fields, fields, schema);
  if (found) return fail(errors.access.fieldNotGranted, { grant: grant.id, ...found });
  if (purpose !== grant.purpose) {
    return fail(errors.access.purposeDiffers, { grant: grant.id, granted: grant.purpose, purpose });
  }
  return undefined;
}
