import type { access } from '@oneplusn/api';
import type { FactName } from '../../../ledger/ledger';

/** What an opening rests on, named so that it can be fetched ahead in one message. */
export function behind({
  dataset,
  grant,
  delegation,
  plan,
}: Pick<access.Opening, 'dataset' | 'grant' | 'delegation' | 'plan'>): readonly FactName[] {
  return [
    ['dataset', dataset],
    ...(grant === undefined ? [] : [['grant', grant] as const]),
    ...(delegation === undefined ? [] : [['delegation', delegation] as const]),
    ...(plan === undefined ? [] : [['plan', plan] as const]),
  ];
}
