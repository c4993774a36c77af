import { errors, type InputOf, type Transactions, type access } from '@oneplusn/api';
import type { CallOptions, Methods } from '../calls/methods';
import { InputError, TransactionError, sdkFail } from '../errors/sdk-error';
import { sdkErrors } from '../errors/table';
import type { DatasetDefinition, SelectionOf } from './define';

/** A grant, and which of its fields this program reads: what `open` takes. */
export interface TypedGrant<S> {
  readonly id: string;
  readonly fields: S;
  readonly purpose: string;
  readonly grant: access.Grant;
  /** By what it was passed on to this program's department. */
  readonly delegation?: string;
}

/** A filed request. */
export interface Requested<S> extends access.AccessRequest {
  /**
   * The grant, once the provider has approved; undefined while it has not decided.
   * @throws TransactionError SDK-153 where it has refused, SDK-151 where it has given less than was asked for
   */
  granted(): Promise<TypedGrant<S> | undefined>;
}

/** What to ask the provider for. */
export type Wanted<S> = Omit<InputOf<Transactions['access']['request']>, 'dataset' | 'fields'> & { readonly fields: S };

export async function requestGrant<D extends DatasetDefinition, const S extends SelectionOf<D>>(
  ledger: Methods,
  { id: dataset }: D,
  { fields, ...wanted }: Wanted<S>,
  options?: CallOptions,
): Promise<Requested<S>> {
  const selection = fields as Record<string, string>;
  const request = await ledger.access.request({ dataset, fields: selection, ...wanted }, options);
  return { ...request, granted: () => grantOf(ledger, request, fields) };
}

async function grantOf<S>(
  ledger: Methods,
  { id, dataset }: access.AccessRequest,
  fields: S,
): Promise<TypedGrant<S> | undefined> {
  const { decision } = await ledger.access.requested({ request: id });
  if (!decision) return undefined;
  if (decision.grant !== undefined) return findGrant(ledger, dataset, decision.grant, fields);
  throw sdkFail(TransactionError, sdkErrors.requestRefused, { request: id, reason: decision.reason ?? '' });
}

/** Looks a delegation up, and the grant that it passes on, and holds both against the fields that will be read. */
export async function findDelegated<S>(
  ledger: Methods,
  dataset: string,
  delegation: string,
  fields: S,
): Promise<TypedGrant<S>> {
  const passed = await ledger.access.delegation({ delegation });
  refuseNarrower(passed, fields);
  return { ...(await findGrant(ledger, dataset, passed.grant, fields)), delegation };
}

/** Looks a grant up and holds it against the fields that the program is going to read. */
export async function findGrant<S>(ledger: Methods, dataset: string, id: string, fields: S): Promise<TypedGrant<S>> {
  const grant = await ledger.access.grant({ grant: id });
  if (grant.dataset !== dataset) throw sdkFail(InputError, errors.ledger.notFound, { kind: 'grant', id });
  refuseNarrower(grant, fields);
  return { id, fields, purpose: grant.purpose, grant };
}

function refuseNarrower(given: Pick<access.Grant, 'id' | 'fields'>, fields: unknown): void {
  for (const [field, derivation] of Object.entries(fields as Record<string, string>)) {
    if (given.fields[field] !== derivation && given.fields[field] !== 'whole') {
      throw sdkFail(TransactionError, sdkErrors.grantNarrower, { grant: given.id, field, derivation });
    }
  }
}
