import { isReleasable, problems } from '@oneplusn/api';
import type { Definition, ProcessFetch, ProcessForm, catalog } from '@oneplusn/api';
import { problemWith, type Problem } from '@oneplusn/errors';
import type { Call } from '../../../call';

const wrong = problems.process;

/**
 * What keeps the fetches of a definition from ever bringing anything: no dataset, none that anybody could be granted,
 * no purpose for one that takes a grant, another key, items that it does not have or release. Whether there is a grant
 * is not asked: it may come later, and lapse before.
 */
export async function fetchProblems({ ledger }: Pick<Call, 'ledger'>, { forms }: Definition): Promise<Problem[]> {
  const found: Problem[] = [];
  for (const [i, form] of forms.entries())
    for (const [k, fetch] of (form.fetches ?? []).entries()) {
      const dataset = await ledger.read('dataset', fetch.dataset);
      const path = `forms.${i}.fetches.${k}`;
      found.push(...problemsOf(form, fetch, dataset).map((problem) => problemWith(wrong.at, { path, problem })));
    }
  return found;
}

function problemsOf(form: ProcessForm, fetch: ProcessFetch, dataset: catalog.Dataset | undefined): Problem[] {
  const given = { dataset: fetch.dataset };
  if (dataset?.state !== 'published') return [problemWith(wrong.noDataset, given)];
  const { sharing, key, schema } = dataset;
  if (sharing.class === 'not-shared') return [problemWith(wrong.fetchClosed, given)];
  const found: Problem[] = [];
  if (sharing.class === 'conditional' && fetch.purpose === undefined)
    found.push(problemWith(wrong.fetchAimless, given));
  if (key.length !== fetch.key.length)
    found.push(problemWith(wrong.fetchKeyParts, { ...given, wanted: key.length, found: fetch.key.length }));
  for (const [field, { item, as }] of Object.entries(fetch.fields)) {
    const { type } = (Object.hasOwn(schema.properties, item) && schema.properties[item]) || {};
    if (type === undefined) found.push(problemWith(wrong.itemUnknown, { ...given, item }));
    else if (!isReleasable(schema, item, as))
      found.push(problemWith(wrong.fetchUndeclared, { ...given, item, form: as }));
    else if (form.schema.properties[field]?.type !== type) found.push(problemWith(wrong.itemOther, { item, type }));
  }
  return found;
}
