import { errors, fail } from '@oneplusn/api';
import type { Item, LedgerError, catalog } from '@oneplusn/api';
import { isGuarded } from './guarded';

type Entry = Pick<catalog.Entry, 'sharing' | 'grade' | 'schema'>;

/** Whether an item names a person by number, whoever holds it. */
const isPersonal = (item: Item): boolean => item.type === 'string' && item.format === 'resident-id';

/**
 * Why an entry may not be shared unconditionally, which gives every member all of its records for good; undefined where
 * it may, or is not.
 */
export function opennessProblem({ sharing, grade, schema }: Entry): LedgerError | undefined {
  if (sharing.class !== 'unconditional') return undefined;
  if (isGuarded(grade)) return fail(errors.catalog.tooOpen, { grade });
  const personal = Object.entries(schema.properties).find(([, item]) => isPersonal(item));
  return personal && fail(errors.catalog.personalOpen, { field: personal[0] });
}
