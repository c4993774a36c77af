/** A form that fills itself: one action of the person opens, reads, verifies, and then acts. */
import { randomBytes } from 'node:crypto';
import { businessKey, chartOf, errors, type Fields, type ProcessForm, type process } from '@oneplusn/api';
import type { CallOptions } from '../calls/methods';
import type { Ledger } from '../connect/ledger';
import { InputError, sdkFail } from '../errors/sdk-error';
import { fetchRecord, type Brought, type FetchOptions } from './fetch';
import { reportCorrections } from './report';

type Value = Fields[string];

/** What a person typed: values, and of a group its rows. */
export type Typed = Readonly<Record<string, Value | readonly Fields[]>>;

/** What a person typed into a form, and for whom. */
interface Filling {
  /** The fields that are asked for; those that are fetched fill themselves. */
  readonly fields?: Typed;
  /** By what the portal knows the resident for whom it acts; it never reaches the ledger. */
  readonly resident?: string | undefined;
}

/** Which form of which case is to be filled, and what a person typed. */
export interface ToFill extends Filling {
  readonly case: string;
  readonly action: string;
}

/** Of which process a case is to be begun, and what a person typed into its form. */
export interface ToBegin extends Filling {
  readonly process: string;
}

/** A field as the state holds it: read-only. */
export interface HeldField {
  readonly field: string;
  readonly value: Value;
  readonly dataset: string;
  /** Where the reading stands on the ledger; open data leaves none. */
  readonly opening?: string | undefined;
}

/** A field that could not be fetched: it may be filled in by hand, and is marked so. */
export interface OpenField {
  readonly field: string;
  readonly dataset: string;
  /** There is no record, or not this item of it; no grant lets it be read; its holder did not answer. */
  readonly why: 'absent' | 'denied' | 'unanswered';
  readonly cause?: Error | undefined;
}

/** What a person adds to a form that has filled itself. */
export interface Added {
  /** Values for open fields, and corrections of held ones. */
  readonly fields?: Fields;
  /** Why a held value is said to be wrong; each correction needs a reason. */
  readonly reasons?: Readonly<Record<string, string>>;
}

/** A form that has filled itself as far as the state holds what it asks for. */
export interface FilledForm {
  readonly held: readonly HeldField[];
  readonly open: readonly OpenField[];
  /** The openings that it was filled under, as `process.act` takes them. */
  readonly openings: readonly { readonly at: number; readonly opening: string }[];
  /** What the contract gets of it in confidence, with what a person adds. */
  transient(added?: Added): FormData;
  /**
   * Acts with it on the step of the case that was seen, or begins the case; then reports what it corrects to whose
   * records those are.
   */
  act(added?: Added, options?: CallOptions): Promise<process.Case>;
}

/** What `process.act` takes in its transient data, but for the salt. */
export interface FormData {
  readonly fields: Fields;
  readonly groups?: Readonly<Record<string, readonly Fields[]>>;
  readonly resident?: string;
  readonly fetched: process.Fetched[];
  readonly declared: Record<string, { why: process.Why; reason?: string }>;
}

type Asked = Pick<
  Ledger,
  'msp' | 'process' | 'catalog' | 'records' | 'access' | 'registry' | 'dataset' | 'correction' | 'ledger'
>;

/**
 * Fills the form of an action with what the state holds: opens (recorded, under a grant), reads, and verifies each
 * record. Nothing is written to the case before `act`.
 *
 * @throws InputError PROCESS-103, PROCESS-113 where the process has no such action, or it takes no form
 * @throws ProofError RECORDS-107 where a record fails its proof
 * @example
 * ```ts
 * const form = await fillForm(ledger, { case: id, action: 'submit', fields: { idNumber, shop: '街角小食堂' } });
 * for (const { field, why } of form.open) console.log(field, why);
 * await form.act({ fields: { address: '示例路 8 号' }, reasons: { address: '五月已迁居' } });
 * ```
 */
export async function fillForm(ledger: Asked, wanted: ToFill, options: FetchOptions = {}): Promise<FilledForm> {
  const { case: id, action, resident } = wanted;
  const { case: file, data = {} } = await ledger.process.case(
    { case: id },
    { transient: { ...(resident !== undefined && { resident }) } },
  );
  const form = await formOf(ledger, file, action);
  const known = Object.fromEntries(Object.entries(data).map(([field, { value }]) => [field, value]));
  return filled(ledger, { form, known, wanted, options }, (openings, transient, call) => {
    const salt = randomBytes(32).toString('hex');
    const input = { case: id, action, step: file.step, ...openings };
    return ledger.process.act(input, { ...call, transient: { ...transient, salt } });
  });
}

/**
 * Fills the form that a case begins with; `act` then begins it. Where the process begins without one, nothing is typed.
 *
 * @throws InputError PROCESS-113 where something was typed and there is no form
 * @example
 * ```ts
 * const form = await fillBeginning(portal, { process: 'GD/food-licence', fields: { shop: '街角小食堂' }, resident });
 * const file = await form.act();
 * ```
 */
export async function fillBeginning(ledger: Asked, wanted: ToBegin, options: FetchOptions = {}): Promise<FilledForm> {
  const { process } = wanted;
  const { definition } = await ledger.process.get({ process });
  const form = definition.forms.find(({ name }) => name === definition.begin?.form);
  if (!form && wanted.fields) throw sdkFail(InputError, errors.process.noForm, { action: 'process.begin' });
  return filled(ledger, { form, known: {}, wanted, options }, (openings, { resident, ...transient }, call) => {
    const salt = randomBytes(32).toString('hex');
    const who = resident !== undefined && { resident };
    return ledger.process.begin(
      { process, ...openings },
      { ...call, transient: { ...(form && transient), ...who, salt } },
    );
  });
}

type Send = (
  openings: { readonly openings?: FilledForm['openings'] },
  transient: FormData,
  call: CallOptions | undefined,
) => Promise<process.Case>;

interface Work {
  readonly form: ProcessForm | undefined;
  readonly known: Fields;
  readonly wanted: Filling;
  readonly options: FetchOptions;
}

async function filled(ledger: Asked, { form, known, wanted, options }: Work, send: Send): Promise<FilledForm> {
  const { fields: typed, groups } = partedFields(wanted.fields ?? {});
  const values = { ...known, ...typed };
  const brought: Brought[] = [];
  for (const fetch of form?.fetches ?? [])
    brought.push(await fetchRecord(ledger, fetch, businessKey(fetch, values), options));
  const told = toldBy(form, brought);
  const openings = brought.flatMap((one, at) =>
    'opening' in one && one.opening !== undefined ? [{ at, opening: one.opening }] : [],
  );
  const transient = (added: Added = {}): FormData => ({
    ...formData(told, typed, added, brought),
    ...(groups && { groups }),
    ...(wanted.resident !== undefined && { resident: wanted.resident }),
  });
  return {
    ...told,
    openings,
    transient,
    act: async (added, call) => {
      const given = transient(added);
      const file = await send(openings.length > 0 ? { openings } : {}, given, call);
      const { id, step } = file;
      if (Object.values(given.declared).some(({ why }) => why === 'corrected'))
        await reportCorrections(ledger, { case: id, step, resident: wanted.resident });
      return file;
    },
  };
}

/**
 * What was typed, as it travels: the rows of groups go by themselves.
 *
 * @example
 * ```ts
 * const { fields, groups } = partedFields({ shop: '街角小食堂', employers: [{ name: '榕江纸品厂' }] });
 * ```
 */
export function partedFields(all: Typed): Pick<FormData, 'fields' | 'groups'> {
  const [fields, groups]: [Record<string, Value>, Record<string, readonly Fields[]>] = [{}, {}];
  for (const [name, given] of Object.entries(all))
    if (typeof given === 'object') groups[name] = given;
    else fields[name] = given;
  return { fields, ...(Object.keys(groups).length > 0 && { groups }) };
}

async function formOf({ process }: Asked, file: process.Case, action: string): Promise<ProcessForm> {
  const { definition } = await process.get({ process: file.process, version: file.version });
  const found = chartOf(definition).action(action);
  if (!found) throw sdkFail(InputError, errors.process.actionUnknown, { process: file.process, action });
  const form = definition.forms.find(({ name }) => name === found.form);
  if (!form) throw sdkFail(InputError, errors.process.noForm, { action });
  return form;
}

/** Which fields the state holds, and which stay open. */
function toldBy(form: ProcessForm | undefined, brought: readonly Brought[]): Pick<FilledForm, 'held' | 'open'> {
  const { fetches = [] } = form ?? {};
  const [held, open]: [HeldField[], OpenField[]] = [[], []];
  for (const [at, { dataset, fields }] of fetches.entries())
    for (const [field, { item }] of Object.entries(fields)) {
      const one = brought[at];
      if (!one) continue;
      if ('why' in one) open.push({ field, dataset, why: one.why, ...('cause' in one && { cause: one.cause }) });
      else {
        const value = Object.hasOwn(one.values, item) ? one.values[item] : undefined;
        if (value === undefined) open.push({ field, dataset, why: 'absent' });
        else held.push({ field, value, dataset, opening: one.opening });
      }
    }
  return { held, open };
}

function formData(
  { held, open }: Pick<FilledForm, 'held' | 'open'>,
  typed: Fields,
  { fields = {}, reasons = {} }: Added,
  brought: readonly Brought[],
): FormData {
  const all = { ...typed, ...fields };
  const declared: FormData['declared'] = {};
  for (const { field, why } of open) if (Object.hasOwn(all, field)) declared[field] = { why };
  for (const { field, value } of held) {
    const reason = Object.hasOwn(reasons, field) ? reasons[field] : undefined;
    if (Object.hasOwn(all, field) && all[field] !== value)
      declared[field] = { why: 'corrected', ...(reason !== undefined && { reason }) };
  }
  const fetched = brought.flatMap((one, at) => ('fetched' in one ? [{ at, ...one.fetched }] : []));
  return { fields: all, fetched, declared };
}
