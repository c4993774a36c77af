import { grades } from '@oneplusn/api';
import type { Grade, catalog } from '@oneplusn/api';

/** The first item of a business key that is not a required text: such a key could not name every record. */
export function keyProblem({ key, schema }: Pick<catalog.Entry, 'key' | 'schema'>): string | undefined {
  return key.find(
    (name, i) =>
      key.indexOf(name) !== i || !schema.required.includes(name) || schema.properties[name]?.type !== 'string',
  );
}

/** 就高从严: the highest grade of the items, where it is above the dataset's own. */
export function gradeProblem({ grade, schema }: Pick<catalog.Entry, 'grade' | 'schema'>): Grade | undefined {
  const highest = Object.values(schema.properties).reduce(
    (most, item) => Math.max(most, grades.indexOf(item['x-grade'] ?? 'general-1')),
    0,
  );
  return highest > grades.indexOf(grade) ? grades[highest] : undefined;
}
