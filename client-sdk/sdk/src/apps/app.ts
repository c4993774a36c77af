/** A sub-application as data, and as one person uses it. */
import { randomBytes } from 'node:crypto';
import { namedProblems, type process } from '@oneplusn/api';
import type { Problem } from '@oneplusn/errors';
import type { CallOptions } from '../calls/methods';
import { fillBeginning, fillForm, partedFields, type FilledForm, type Typed } from '../cases/fill';
import type { FetchOptions } from '../cases/fetch';
import type { Ledger } from '../connect/ledger';
import { enlistApp } from './catalogue';
import { definitionOf, type PublishedDefinition } from './definition';
import type { ActionOf, AddedFields, BeginFormOf, FormOf, Named, TypedFields } from './names';
import type { AppForm, AppShape } from './shape';

type Case = process.Case;

/** A form of an app that has filled itself; what a person adds is typed by it. */
export interface AppFilled<F extends AppForm> extends Omit<FilledForm, 'act'> {
  /** Acts with it; a corrected field needs a reason. */
  act(
    added?: { readonly fields?: AddedFields<F>; readonly reasons?: { readonly [K in keyof AddedFields<F>]?: string } },
    options?: CallOptions,
  ): Promise<Case>;
}

/** What a case of an app begins with. */
interface AppBeginning<A extends AppShape> {
  /** What is typed into the form that it begins with. */
  readonly fields?: TypedFields<BeginFormOf<A>>;
  /** The resident for whom a portal begins it. */
  readonly resident?: string;
  /** What could not be fetched, and corrections. */
  readonly added?: {
    readonly fields?: AddedFields<BeginFormOf<A>>;
    readonly reasons?: Readonly<Record<string, string>>;
  };
}

/** An app as one person uses it. */
export interface AppOn<A extends AppShape> {
  /**
   * Publishes the process, as the next version under its name, takes the vault key into use that cases need, and enters
   * the app in the catalogue of systems.
   */
  publish(options?: CallOptions): Promise<process.Process>;
  /** Begins a case; fields only where the process begins with a form. */
  begin(given?: AppBeginning<A>, options?: CallOptions & FetchOptions): Promise<Case>;
  /** Fills the form of an action with what the state holds: opens, reads, verifies. Nothing is written yet. */
  fill<const N extends ActionOf<A>>(
    file: Case,
    action: N,
    fields: TypedFields<FormOf<A, N>>,
    options?: FetchOptions,
  ): Promise<AppFilled<FormOf<A, N>>>;
  /** Takes an action that needs no fetching; fields only where it has a form. */
  act<const N extends ActionOf<A>>(
    file: Case,
    action: N,
    ...fields: [FormOf<A, N>] extends [never] ? [] : [fields: TypedFields<FormOf<A, N>>]
  ): Promise<Case>;
}

/** A sub-application. */
export interface App<A extends AppShape = AppShape> {
  readonly app: A;
  /** Its process, as the ledger takes it. */
  readonly definition: PublishedDefinition;
  /** All that is wrong with it, each with its place by the names of the app; nothing is asked of a ledger. */
  problems(): Problem[];
  /** The same app, as the person of this ledger uses it. */
  on(ledger: Ledger): AppOn<A>;
}

/**
 * Defines a sub-application: datasets, roles, forms and a process. What names something that is not there does not
 * compile, and what a form holds is typed by it.
 *
 * @example
 * ```ts
 * export const licences = defineApp({
 *   name: 'business-licence',
 *   datasets: { persons },
 *   roles: { clerk: { roles: ['official'] } },
 *   forms: {
 *     application: { title: { zh: '申请表' }, schema: { type: 'object', properties: { shop: { type: 'string' } } } },
 *   },
 *   process: {
 *     title: { zh: '营业执照' },
 *     department: 'hrss/licensing',
 *     states: { draft: { title: { zh: '填写中' }, kind: 'start' }, done: { title: { zh: '已办结' }, kind: 'end' } },
 *     actions: { submit: { title: { zh: '提交' }, from: ['draft'], to: 'done', by: 'clerk', form: 'application' } },
 *   },
 * });
 * ```
 */
export function defineApp<const A extends AppShape>(app: A & Named<A>): App<A> {
  const definition = definitionOf(app);
  return {
    app,
    definition,
    problems: () => namedProblems(definition),
    on: (ledger) => appOn<A>(ledger, app, definition),
  };
}

function appOn<A extends AppShape>(ledger: Ledger, app: A, definition: PublishedDefinition): AppOn<A> {
  const { name } = app;
  return {
    async publish(options) {
      const published = await ledger.process.publish({ name, definition }, options);
      await ledger.vault.prepare();
      await enlistApp(ledger, app, options);
      return published;
    },
    begin: async ({ fields, resident, added } = {}, options) => {
      const wanted = { process: `${ledger.msp}/${name}`, ...(fields && { fields: fields as Typed }), resident };
      return (await fillBeginning(ledger, wanted, options)).act(added as never, options);
    },
    fill: async (file, action, fields, options) =>
      (await fillForm(ledger, { case: file.id, action, fields: fields as never }, options)) as never,
    act: ({ id, step }, action, ...fields) => {
      const [given] = fields as [Typed?];
      const transient = { ...(given && partedFields(given)), salt: randomBytes(32).toString('hex') };
      return ledger.process.act({ case: id, action, step }, { transient });
    },
  };
}
