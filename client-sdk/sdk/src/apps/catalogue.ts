/** The catalogue of apps: what an app is, in words, for those who look for one and for the review of new projects. */
import { canonicalJson, errors, type InputOf, type Json, type Transactions, type review } from '@oneplusn/api';
import { isOnePlusNError } from '@oneplusn/errors';
import type { CallOptions } from '../calls/methods';
import type { Ledger } from '../connect/ledger';
import type { AppShape } from './shape';

type Entry = InputOf<Transactions['review']['register']>['systems'][number];

/** The most functions that an entry names, and how long the texts of an entry may be. */
const most = { functions: 40, functionName: 80, positioning: 400, description: 4000 };

/** The entry of an app: what it does are its actions; `about` says the rest where it is given. */
function entryOf({ name, about, process, forms }: AppShape, id: string): Entry {
  const { title, actions, states } = process;
  const said = (titles: readonly { readonly zh: string }[]): string => titles.map(({ zh }) => zh).join('、');
  const functions = [...new Set(Object.values(actions).map((action) => `${title.zh}: ${action.title.zh}`))];
  const described = `${title.zh}: ${said(Object.values(states).map((state) => state.title))}; ${said(
    Object.values(forms).map((form) => form.title),
  )}`;
  return {
    ...{ name, title: title.zh, process: id, state: 'in-use' },
    domain: about?.domain ?? process.department,
    functions: functions.slice(0, most.functions).map((each) => each.slice(0, most.functionName)),
    positioning: (about?.positioning ?? title.zh).slice(0, most.positioning),
    description: (about?.description ?? described).slice(0, most.description),
  };
}

/** An app's entry in the system catalogue, and what was done with it. */
export interface Enlisted {
  /** The entry's id. */
  readonly entry: review.System['id'];
  /**
   * It was entered, or brought up to date; it said so already (`same`); or it was left as it stands, since it is
   * another department's, or retired (`kept`).
   */
  readonly done: 'entered' | 'updated' | 'same' | 'kept';
}

/**
 * Enters a published app in the system catalogue, where the review compares new projects with it; where it stands there
 * already, brings it up to date.
 */
export async function enlistApp(
  { msp, review: systems }: Pick<Ledger, 'msp' | 'review'>,
  app: AppShape,
  options?: CallOptions,
): Promise<Enlisted> {
  const entry = `${msp}/${app.name}`;
  const { name, state, ...said } = entryOf(app, entry);
  const call = { signal: options?.signal };
  try {
    await systems.register({ systems: [{ name, state, ...said }] }, call);
    return { entry, done: 'entered' };
  } catch (error) {
    if (!isOnePlusNError(error, errors.ledger.alreadyExists)) throw error;
  }
  for await (const system of systems.systems.each({ authority: msp }))
    if (system.id === entry && isAsSaid(system, said)) return { entry, done: 'same' };
  try {
    await systems.update({ system: entry, ...said }, call);
    return { entry, done: 'updated' };
  } catch (error) {
    const isLeft = [errors.ledger.notOwner, errors.ledger.illegalState].some((row) => isOnePlusNError(error, row));
    if (!isLeft) throw error;
    return { entry, done: 'kept' };
  }
}

function isAsSaid(system: review.System, said: object): boolean {
  const standing = system as unknown as Readonly<Record<string, Json | undefined>>;
  return Object.entries(said as Readonly<Record<string, Json>>).every(
    ([name, value]) => canonicalJson(value) === canonicalJson(standing[name] ?? null),
  );
}
