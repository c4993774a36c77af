/** What entitles the caller of `oneplusn access open`: a grant, held or delegated, or in an emergency a plan. */
import type { access } from '@oneplusn/api';
import type { EmergencyOf, Ledger, TypedGrant } from '@oneplusn/sdk';
import { cliErrors } from '../errors/table';
import { misuse } from '../errors/usage';

/** What of an opening the caller may say; the rest follows from what entitles to it. */
export type Asked = Partial<Pick<access.Opening, 'grant' | 'delegation' | 'plan' | 'reason' | 'fields' | 'purpose'>> & {
  readonly dataset: string;
};

/** What is opened by. */
export type Entitlement = TypedGrant<access.FieldSelection> | EmergencyOf<access.FieldSelection>;

/** Undefined where the caller's department holds nothing that it could open by. */
export async function entitlementFor(ledger: Ledger, asked: Asked): Promise<Entitlement | undefined> {
  if (asked.plan !== undefined) return emergency(ledger, asked, asked.plan);
  const { delegation } = asked;
  const passed = delegation === undefined ? undefined : await ledger.access.delegation({ delegation });
  const grant = await grantFor(ledger, { ...asked, ...(passed && { grant: passed.grant }) });
  return (
    grant && {
      ...{ id: grant.id, grant, ...(passed && { delegation: passed.id }) },
      ...{ fields: asked.fields ?? passed?.fields ?? grant.fields, purpose: asked.purpose ?? grant.purpose },
    }
  );
}

async function emergency(ledger: Ledger, { reason, fields, purpose }: Asked, id: string): Promise<Entitlement> {
  if (reason === undefined) throw misuse(cliErrors.required, { given: '--reason' });
  const plan = await ledger.access.plan({ plan: id });
  return { plan: id, reason, fields: fields ?? plan.fields, purpose: purpose ?? 'emergency' };
}

/**
 * The grant to open under: the one named, or the only active one that the caller's department holds, of several the
 * only one that fits what was asked; undefined where it holds none.
 */
async function grantFor(ledger: Ledger, { dataset, grant, purpose, fields }: Asked): Promise<access.Grant | undefined> {
  if (grant !== undefined) return ledger.access.grant({ grant });
  const { department } = await ledger.registry.whoami();
  const held: access.Grant[] = [];
  for await (const each of ledger.access.grants.each({ requester: ledger.msp })) {
    if (each.dataset === dataset && (each.department ?? department) === department && each.state === 'active')
      held.push(each);
  }
  if (held.length <= 1) return held[0];
  const fitting = held.filter((each) => fits(each, purpose, fields));
  if (fitting.length === 1) return fitting[0];
  const left = fitting.length > 0 ? fitting : held;
  throw misuse(cliErrors.whichGrant, { dataset, grants: left.map(({ id }) => id).join(', ') });
}

/** Whether a grant is for a purpose, and gives all fields in the form that is asked for. */
const fits = (grant: access.Grant, purpose: string | undefined, fields: access.FieldSelection | undefined): boolean =>
  (purpose === undefined || grant.purpose === purpose) &&
  Object.entries(fields ?? {}).every(([field, how]) => [how, 'whole'].includes(grant.fields[field] ?? ''));
