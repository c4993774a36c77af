import { FactId, ledger } from '@oneplusn/api';
import * as v from 'valibot';
import { noted, writtenIn, type Writes } from '../transactions/writes';

const { factKinds } = ledger;

/** Which of these a transaction writes, under the seals of those whose they are. */
export function factsIn(writes: Writes, ids: readonly string[], kind?: string): { kind: string; id: string }[] {
  const kinds = kind === undefined ? [...factKinds, noted] : [kind];
  return ids.flatMap((id) =>
    v.is(FactId, id)
      ? kinds.filter((each) => writtenIn(writes, each, id)?.fits).map((each) => ({ kind: each, id }))
      : [],
  );
}
