/** The catalogue of apps: what an app is, in words, for those who look for one and for the review of new projects. */
import { errors, type InputOf, type Transactions, type review } from '@oneplusn/api';
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

/**
 * Enters a published app in the system catalogue, where the review compares new projects with it. An app that stands
 * there already stays as it is.
 * @returns the entry's id
 */
export async function enlistApp(
  { msp, review: systems }: Pick<Ledger, 'msp' | 'review'>,
  app: AppShape,
  options?: CallOptions,
): Promise<review.System['id']> {
  const id = `${msp}/${app.name}`;
  try {
    await systems.register({ systems: [entryOf(app, id)] }, { signal: options?.signal });
  } catch (error) {
    if (!isOnePlusNError(error, errors.ledger.alreadyExists)) throw error;
  }
  return id;
}
