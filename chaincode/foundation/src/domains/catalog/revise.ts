import { errors, fail, problems } from '@oneplusn/api';
import type { Transactions, catalog } from '@oneplusn/api';
import { problemWith, type Problem } from '@oneplusn/errors';
import type { Handler } from '../../call';
import { compatibilityProblem } from './rules/compatibility';
import { entryIn, entryProblem } from './rules/entry';
import { isGuarded } from './rules/guarded';
import { stewardshipProblem } from './rules/stewardship';
import { takeCode } from './state/codes';

const wrong = problems.catalog;

/**
 * A new version. Records that stand must still be valid, go by the same key, and lie where their sharing class puts
 * them.
 */
export const revise: Handler<Transactions['catalog']['revise']> = async ({ input, caller, ledger, provenance }) => {
  const old = await ledger.require('dataset', input.dataset);
  const refused = stewardshipProblem(old, caller);
  if (refused) throw refused;
  if (old.state === 'retired') throw fail(errors.catalog.retired, { dataset: old.id });
  const entry = entryIn(input);
  const malformed = entryProblem(entry);
  if (malformed) throw malformed;
  const problem = changeProblem(old, entry);
  if (problem !== undefined) throw fail(errors.catalog.incompatible, { problem });
  await takeCode(ledger, entry.code, old.id);
  const { id, provider, department } = old;
  const dataset: catalog.Dataset = {
    ...{ id, provider, department, version: old.version + 1, state: 'published' },
    ...entry,
    provenance,
  };
  await ledger.write('dataset', id, dataset);
  return dataset;
};

function changeProblem(old: catalog.Dataset, entry: catalog.Entry): Problem | undefined {
  if (old.key.join('|') !== entry.key.join('|')) return problemWith(wrong.keyOther, { key: old.key.join(', ') });
  if (old.sharing.class !== entry.sharing.class) return problemWith(wrong.sharingOther, { class: old.sharing.class });
  if (isGuarded(old.grade) && !isGuarded(entry.grade)) return problemWith(wrong.gradeLower, { grade: old.grade });
  return compatibilityProblem(old.schema, entry.schema);
}
