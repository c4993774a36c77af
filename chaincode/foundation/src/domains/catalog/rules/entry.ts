import { errors, fail, schemaProblem } from '@oneplusn/api';
import type { LedgerError, catalog } from '@oneplusn/api';
import { codeProblem } from './code';
import { opennessProblem } from './openness';
import { gradeProblem, keyProblem } from './schema';

/** Why an entry may not stand in the catalog, or undefined where it may. */
export function entryProblem(entry: catalog.Entry): LedgerError | undefined {
  const { code, sharing, grade } = entry;
  const malformed = schemaProblem(entry.schema);
  if (malformed) return fail(errors.catalog.schemaUnsupported, malformed);
  const field = keyProblem(entry);
  if (field !== undefined) return fail(errors.catalog.keyUnknown, { field });
  if (sharing.class === 'not-shared' && sharing.basis === undefined) return fail(errors.catalog.basisMissing, {});
  if (sharing.class === 'conditional' && sharing.condition === undefined)
    return fail(errors.catalog.conditionMissing, {});
  const itemGrade = gradeProblem(entry);
  if (itemGrade !== undefined) return fail(errors.catalog.gradeTooLow, { grade, itemGrade });
  const open = opennessProblem(entry);
  if (open) return open;
  const problem = codeProblem(entry);
  return problem === undefined ? undefined : fail(errors.catalog.codeWrong, { code, problem });
}

/** The entry in a transaction's input, without what else stands there. */
export function entryIn(input: catalog.Entry): catalog.Entry {
  const { code, title, abstract, domain, catalog, format, schema, key, sharing } = input;
  const { openness, grade, updateCycle, related } = input;
  return {
    ...{ code, title, abstract, domain, catalog, format, schema, key, sharing },
    ...{ openness, grade, updateCycle, related },
  };
}
