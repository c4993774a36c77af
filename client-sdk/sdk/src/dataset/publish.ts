import { canonicalJson, ownerOf, problems, type Json, type catalog } from '@oneplusn/api';
import { problemWith, type Problem } from '@oneplusn/errors';
import type { CallOptions, Methods } from '../calls/methods';
import { ConfigurationError, sdkFail } from '../errors/sdk-error';
import { sdkErrors } from '../errors/table';
import type { DatasetDefinition, PublishableDefinition } from './define';

const wrong = problems.dataset;

/** The ledger's methods, and whose they are: an entry goes under its publisher's own authority. */
export type Publisher = Methods & { readonly msp: string };

/** Puts a definition into the catalog. The authority in its name must be the caller's own. */
export async function publish(
  ledger: Publisher,
  { id, ...entry }: PublishableDefinition,
  options?: CallOptions,
): Promise<catalog.Dataset> {
  const owner = ownerOf(id);
  if (owner !== ledger.msp) throw differs(id, problemWith(wrong.ownedByOther, { owner, msp: ledger.msp }));
  return ledger.catalog.publish({ ...entry, name: id.slice(owner.length + 1) }, options);
}

/**
 * Holds a definition against the catalog: key, class and items. Titles and descriptions may differ.
 * @throws ConfigurationError SDK-150
 */
export async function compare(ledger: Methods, definition: DatasetDefinition): Promise<catalog.Dataset> {
  const dataset = await ledger.catalog.get({ dataset: definition.id });
  const problem = differenceOf(definition, dataset);
  if (problem !== undefined) throw differs(definition.id, problem);
  return dataset;
}

/** The first thing in which a definition differs from the catalog's entry. */
export function differenceOf(
  definition: Pick<DatasetDefinition, 'key' | 'sharing' | 'schema'>,
  dataset: Pick<catalog.Dataset, 'key' | 'sharing' | 'schema'>,
): Problem | undefined {
  if (!same(definition.key, dataset.key)) return problemWith(wrong.otherKey, { fields: dataset.key.join(', ') });
  const { class: sharing } = dataset.sharing;
  if (definition.sharing.class !== sharing) return problemWith(wrong.otherClass, { sharing });
  const [ours, theirs] = [definition.schema.properties, dataset.schema.properties];
  for (const field of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
    const [here, there] = [ours[field], theirs[field]];
    if (!there) return problemWith(wrong.noField, { field });
    // A field that this program does not know may be new; it reads and writes the others all the same.
    if (here && !same(bare(here), bare(there))) return problemWith(wrong.otherField, { field });
  }
  const required = (schema: { readonly required?: readonly string[] | undefined }) =>
    [...(schema.required ?? [])].sort();
  if (!same(required(definition.schema), required(dataset.schema))) return problemWith(wrong.otherRequired);
  return undefined;
}

/** An item without what is there for people only. */
function bare(item: object): object {
  const entries = Object.entries(item).filter(
    ([name, value]) => !['title', 'description'].includes(name) && value !== undefined,
  );
  return Object.fromEntries(entries);
}

function same(a: unknown, b: unknown): boolean {
  return canonicalJson(a as Json) === canonicalJson(b as Json);
}

function differs(dataset: string, problem: Problem): ConfigurationError {
  return sdkFail(ConfigurationError, sdkErrors.definitionDiffers, { dataset, problem });
}
