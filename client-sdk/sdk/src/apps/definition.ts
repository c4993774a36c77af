import type { InputOf, Transactions } from '@oneplusn/api';
import type { AppForm, AppShape } from './shape';

/** A process, as `process.publish` takes it. */
export type PublishedDefinition = InputOf<Transactions['process']['publish']>['definition'];

/** The process of an app as data, with names in place of what they stand for. */
export function definitionOf({ datasets, roles, forms, process }: AppShape): PublishedDefinition {
  const { states, actions, begin, notices, fees, ...about } = process;
  const who = (role: string): object => roles[role] ?? { roles: [] };
  const idOf = (dataset: string): string => datasets[dataset]?.id ?? dataset;
  return {
    ...about,
    ...(begin && {
      begin: { ...begin, ...(begin.residents !== undefined && { residents: who(begin.residents) }) },
    }),
    ...(notices && { notices: named(notices) }),
    ...(fees && { fees: named(fees) }),
    states: Object.entries(states).map(([name, { escalate, ...state }]) => ({
      ...{ name, ...state },
      ...(escalate !== undefined && { escalate: who(escalate) }),
    })),
    actions: Object.entries(actions).map(([name, { by, outcome, ...action }]) => ({
      ...{ name, ...action, who: who(by) },
      ...(outcome && { outcome: { ...outcome, dataset: idOf(outcome.dataset) } }),
    })),
    forms: Object.entries(forms).map(([name, { fetches, ...form }]) => ({
      ...{ name, ...form },
      ...(fetches && { fetches: fetches.map((fetch) => fetchOf(fetch, idOf)) }),
    })),
  } as PublishedDefinition;
}

const named = (all: Readonly<Record<string, object>>): object[] =>
  Object.entries(all).map(([name, each]) => ({ name, ...each }));

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
