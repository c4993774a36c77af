/** One fetch of a form: opened where that is needed, read, and verified before it is shown. */
import {
  LedgerError,
  access as sharing,
  derive,
  errors,
  ownerOf,
  type Derivation,
  type Fields,
  type ProcessFetch,
  type catalog,
  type process,
} from '@oneplusn/api';
import type { Ledger } from '../connect/ledger';
import type { OpenOptions } from '../dataset/open';
import { OpeningDenied } from '../dataset/opening';
import { ConnectionError, TransactionError } from '../errors/sdk-error';
import { isLive } from '../grants/coverage';

/** What a fetch brought: what to hand over to the contract, and the values by item; or why there is nothing. */
export type Brought =
  | (Handed & { readonly values: Fields })
  | (Handed & { readonly why: 'absent' })
  | { readonly why: 'denied' | 'unanswered'; readonly cause?: Error };

/** What the contract gets of a fetch. */
interface Handed {
  readonly fetched: Omit<process.Fetched, 'at'>;
  readonly opening?: string | undefined;
}

/** How one is to be made. */
export interface FetchOptions extends OpenOptions {
  /** Grants to open under, by dataset; else one that holds and covers what is fetched is looked for. */
  readonly grants?: Readonly<Record<string, string>> | undefined;
}

type Asked = Pick<Ledger, 'msp' | 'catalog' | 'records' | 'access' | 'registry' | 'dataset'>;

/**
 * Fetches one record for a form. Where it cannot be had, that is an answer and no error; a record that fails its proof
 * is one, and so is a key that nobody can have.
 */
export async function fetchRecord(
  ledger: Asked,
  fetch: ProcessFetch,
  key: string,
  options: FetchOptions,
): Promise<Brought> {
  try {
    const dataset = await ledger.catalog.get({ dataset: fetch.dataset });
    if (dataset.sharing.class === 'unconditional') return await openData(ledger, fetch, key);
    const one = { fetch, key, dataset };
    return ownerOf(dataset.id) === ledger.msp
      ? await ownData(ledger, one, options)
      : await granted(ledger, one, options);
  } catch (error) {
    if (error instanceof OpeningDenied) return { why: 'denied', cause: error };
    const isSilent = error instanceof ConnectionError || error instanceof TransactionError;
    if (isSilent && options.signal?.aborted !== true) return { why: 'unanswered', cause: error };
    throw error;
  }
}

/** What is fetched, and of which dataset. */
interface One {
  readonly fetch: ProcessFetch;
  readonly key: string;
  readonly dataset: catalog.Dataset;
}

async function openData({ records }: Asked, fetch: ProcessFetch, key: string): Promise<Brought> {
  try {
    const { state, fields, version } = await records.get({ dataset: fetch.dataset, key });
    if (state !== 'current' || !fields) return { why: 'absent', fetched: {} };
    return { fetched: { version }, values: released(fields, selectionOf(fetch)) };
  } catch (error) {
    if (error instanceof LedgerError && error.is(errors.records.unknownRecord)) return { why: 'absent', fetched: {} };
    throw error;
  }
}

async function ownData(ledger: Asked, { fetch, key, dataset }: One, options: OpenOptions): Promise<Brought> {
  const fields = selectionOf(fetch);
  const wanted = { purpose: fetch.purpose ?? '', fields };
  for await (const entry of ledger.dataset(definitionOf(dataset)).own([key], wanted, options).entries()) {
    const { opening, named, record, stored } = entry;
    const under = { opening: opening.id, fetched: { named } };
    if (!record || !stored) return { why: 'absent', ...under };
    return { ...under, fetched: { named, version: stored.version }, values: record };
  }
  return { why: 'unanswered' };
}

async function granted(ledger: Asked, one: One, options: FetchOptions): Promise<Brought> {
  const { fetch, key, dataset } = one;
  const id = options.grants?.[dataset.id] ?? (await findGrant(ledger, one));
  if (id === undefined) return { why: 'denied' };
  const handle = ledger.dataset(definitionOf(dataset));
  const grant = await handle.grant(id, selectionOf(fetch));
  for await (const { opening, named, proof, record, withheld } of handle.open(grant, [key], options).entries()) {
    const under = { opening: opening.id, fetched: { named } };
    // The record is there, and the grant's conditions keep it back: that is no absence.
    if (withheld) return { why: 'denied', cause: withheld };
    if (!proof) return { why: 'absent', ...under };
    return { ...under, fetched: { named, proof }, values: record as Fields };
  }
  return { why: 'unanswered' };
}

/** A grant of the caller's department for the purpose and all that is fetched, the one that ends last. */
async function findGrant({ access, registry, msp }: Asked, { fetch, dataset }: One): Promise<string | undefined> {
  const { department } = await registry.whoami();
  const [now, wanted] = [new Date().toISOString(), Object.entries(selectionOf(fetch))];
  const fits: { readonly id: string; readonly expires: string }[] = [];
  for await (const grant of access.grants.each({ requester: msp, provider: ownerOf(dataset.id) })) {
    const { fields, purpose } = grant;
    const covers = wanted.every(([item, as]) => fields[item] === as || fields[item] === 'whole');
    const isOurs = department !== undefined && sharing.isHeldBy(grant, department);
    if (grant.dataset === dataset.id && purpose === fetch.purpose && covers && isOurs && isLive(grant, now))
      fits.push(grant);
  }
  return fits.sort((one, other) => (one.expires < other.expires ? 1 : -1))[0]?.id;
}

/** What the SDK's handles need to know of a dataset, from the catalog. */
const definitionOf = ({ id, key, schema, sharing }: catalog.Dataset) => ({
  ...{ id: id as `${string}/${string}`, key, schema: { ...schema, type: 'object' as const } },
  sharing: sharing as { class: 'conditional'; condition: string },
});

const selectionOf = ({ fields }: ProcessFetch): Record<string, 'whole'> =>
  Object.fromEntries(Object.values(fields).map(({ item, as }) => [item, as as 'whole']));

const released = (fields: Fields, selection: Readonly<Record<string, string>>): Fields =>
  Object.fromEntries(
    Object.entries(selection).flatMap(([item, as]) => {
      const value = fields[item];
      return value === undefined ? [] : [[item, derive(value, as as Derivation)]];
    }),
  );
