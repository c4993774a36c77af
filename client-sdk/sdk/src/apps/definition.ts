import type { InputOf, Transactions } from '@oneplusn/api';
import type { AppForm, AppShape } from './shape';

/** A process, as `process.publish` takes it. */
export type PublishedDefinition = InputOf<Transactions['process']['publish']>['definition'];

/** The process of an app as data, with names in place of what they stand for. */
export function definitionOf({ datasets, roles, forms, process }: AppShape): PublishedDefinition {
  const { states, actions, ...about } = process;
  const idOf = (dataset: string): string => datasets[dataset]?.id ?? dataset;
  return {
    ...about,
    states: Object.entries(states).map(([name, state]) => ({ name, ...state })),
    actions: Object.entries(actions).map(([name, { by, outcome, ...action }]) => ({
      ...{ name, ...action, who: roles[by] ?? { roles: [] } },
      ...(outcome && { outcome: { ...outcome, dataset: idOf(outcome.dataset) } }),
    })),
    forms: Object.entries(forms).map(([name, { fetches, ...form }]) => ({
      ...{ name, ...form },
      ...(fetches && { fetches: fetches.map((fetch) => fetchOf(fetch, idOf)) }),
    })),
  } as PublishedDefinition;
}

function fetchOf(
  { dataset, fields, ...fetch }: NonNullable<AppForm['fetches']>[number],
  idOf: (name: string) => string,
) {
  const filled = Object.entries(fields).map(([field, from]) => [
    field,
    typeof from === 'string' ? { item: from } : from,
  ]);
  return { ...fetch, dataset: idOf(dataset), fields: Object.fromEntries(filled) as object };
}
