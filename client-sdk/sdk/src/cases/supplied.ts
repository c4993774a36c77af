/** Nobody is asked for what the state has: which fields of a definition some dataset supplies already. */
import type { Definition, Item, catalog } from '@oneplusn/api';
import type { Ledger } from '../connect/ledger';

/** A field that is asked for, and an item of a dataset that looks the same. */
export interface Supplied {
  /** Where it stands in the definition. */
  readonly path: string;
  readonly field: string;
  readonly dataset: string;
  readonly item: string;
}

/**
 * Fields that a definition asks people for although a dataset of the catalog, shared, has an item of the same name or
 * title and the same type: a hint for whoever publishes, since names alone prove nothing. Fields by which records are
 * found are asked for in any case.
 */
export async function suppliedFields(
  { catalog }: Pick<Ledger, 'catalog'>,
  definition: Definition,
): Promise<Supplied[]> {
  const datasets: catalog.Dataset[] = [];
  for await (const dataset of catalog.search.each({})) datasets.push(dataset);
  return suppliedBy(datasets, definition);
}

/** The same by datasets that are known. */
function suppliedBy(datasets: readonly catalog.Dataset[], { forms }: Definition): Supplied[] {
  const shared = datasets.filter(({ state, sharing }) => state === 'published' && sharing.class !== 'not-shared');
  return forms.flatMap(({ schema, fetches = [] }, i) => {
    const fetched = fetches.flatMap(({ fields, key }) => [...Object.keys(fields), ...key]);
    return Object.entries(schema.properties).flatMap(([field, asked]) =>
      fetched.includes(field)
        ? []
        : shared.flatMap(({ id, key, schema: { properties } }) =>
            Object.entries(properties)
              .filter(([item, held]) => !key.includes(item) && isAlike([field, asked], [item, held]))
              .map(([item]) => ({ path: `forms.${i}.schema.properties.${field}`, field, dataset: id, item })),
          ),
    );
  });
}

const isAlike = ([field, asked]: readonly [string, Item], [item, held]: readonly [string, Item]): boolean =>
  asked.type === held.type && (field === item || (asked.title !== undefined && asked.title === held.title));
