import { businessKey, errors, fail, fieldsSchema, issueProblem, keyProblem, records } from '@oneplusn/api';
import type { Fields, catalog } from '@oneplusn/api';
import * as v from 'valibot';
import { duplicateIn } from './rows';

type Described = Pick<catalog.Dataset, 'schema' | 'key'>;

/** The records of a batch, each checked against the dataset's schema and named only once; the first fault refuses the whole batch. */
export function checkedBatch(dataset: Described, batch: readonly Fields[]): Fields[] {
  const { maxBatch } = records;
  if (batch.length > maxBatch) throw fail(errors.records.tooMany, { count: batch.length, limit: maxBatch });
  const schema = fieldsSchema(dataset.schema);
  batch.forEach((fields, index) => refuseInvalid(dataset, schema, fields, index));
  const duplicate = duplicateIn(dataset, batch);
  if (duplicate) throw fail(errors.records.duplicateKey, duplicate);
  return [...batch];
}

/** The same for one record. */
export function checkedFields(dataset: Described, fields: Fields): Fields {
  return checkedBatch(dataset, [fields])[0]!;
}

/** A correction keeps the business key. */
export function refuseKeyChange(dataset: Described, key: string, fields: Fields): void {
  if (businessKey(dataset, fields) !== key) throw fail(errors.records.keyChanged, { field: dataset.key.join('|') });
}

function refuseInvalid(dataset: Described, schema: v.GenericSchema<Fields>, fields: Fields, index: number): void {
  const checked = v.safeParse(schema, fields, { abortEarly: true });
  const issue = checked.issues?.[0];
  const fault = issue
    ? { field: fieldIn(dataset, fields, v.getDotPath(issue) ?? ''), problem: issueProblem(issue) }
    : keyProblem(dataset, fields);
  if (fault) throw fail(errors.records.invalid, { index, ...fault });
}

/** A field by its name where the dataset has it, else by its place: what is no name of a field may be somebody's data. */
function fieldIn({ schema }: Described, fields: Fields, name: string): string {
  return Object.hasOwn(schema.properties, name) ? name : `#${Object.keys(fields).indexOf(name) + 1}`;
}
