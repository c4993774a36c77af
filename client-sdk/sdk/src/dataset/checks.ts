import { dayOf, keyCheck, recordCheck, type DatasetSchema, type Described, type FieldProblem } from '@oneplusn/api';
import type { DatasetDefinition } from './define';

/** What rows and keys of a dataset are held against before they are sent. */
export interface Checks {
  readonly row: (fields: unknown) => FieldProblem[];
  readonly key: (key: string) => FieldProblem | undefined;
}

/** The checks of a dataset as they are today: made once a day, since making them costs more than using them. */
export function checksOf({ key, schema }: Pick<DatasetDefinition, 'key' | 'schema'>): () => Checks {
  // Lists are only read.
  const described: Described = { key, schema: schema as unknown as DatasetSchema };
  let made: { readonly day: string; readonly checks: Checks } | undefined;
  return () => {
    const day = dayOf(Date.now());
    if (made?.day !== day) made = { day, checks: { row: recordCheck(described, day), key: keyCheck(described, day) } };
    return made.checks;
  };
}
