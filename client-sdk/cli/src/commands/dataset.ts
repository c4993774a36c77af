import type { catalog } from '@oneplusn/api';
import type { DatasetDefinition } from '@oneplusn/sdk';

/** A catalog entry as the SDK takes a dataset. */
export function definitionOf({ id, key, sharing, schema }: catalog.Dataset): DatasetDefinition {
  return {
    id: id as `${string}/${string}`,
    key,
    sharing,
    schema,
  };
}
