/** Checks an input against its description before anything is sent. */
import { type Transaction } from '@oneplusn/api';
import { shownField } from '@oneplusn/errors';
import * as v from 'valibot';
import { cliErrors } from '../errors/table';
import { misuse } from '../errors/usage';
import { entriesOf } from './entries';
import { problemOf } from './problem';

/**
 * @param nameOf how the reader knows a top-level field: `--dataset`, `<key>`
 * @returns the input as it was given, which the description accepts
 * @throws UsageError CLI-105, CLI-106, CLI-107
 */
export function checked(
  transaction: Transaction,
  schema: v.GenericSchema,
  given: unknown,
  nameOf: (field: string) => string,
): unknown {
  const result = v.safeParse(schema, given);
  if (!result.success) {
    const [issue] = result.issues;
    const path = (issue.path ?? []).map((item) => String((item as { key: unknown }).key));
    const [field = ''] = path;
    const shown =
      path.length > 1 ? `${nameOf(field)} (${shownField(path.join('.'))})` : field === '' ? '--input' : nameOf(field);
    if (issue.received === 'undefined') throw misuse(cliErrors.required, { given: shown });
    const problem = problemOf(issue, path.length === 1 ? entriesOf(schema)[field] : undefined);
    throw misuse(cliErrors.badValue, { given: shown, problem });
  }
  const stray = strayIn(given, result.output, []);
  if (stray) throw misuse(cliErrors.unknownField, { transaction: transaction.name, given: shownField(stray) });
  return given;
}

/** The path of the first field that the description does not know and so dropped: most likely a slip of the pen. */
function strayIn(given: unknown, kept: unknown, path: readonly string[]): string | undefined {
  if (typeof given !== 'object' || given === null || typeof kept !== 'object' || kept === null) return undefined;
  for (const [name, value] of Object.entries(given)) {
    const here = [...path, name];
    if (value !== undefined && !(name in kept)) return here.join('.');
    const deeper = strayIn(value, (kept as Record<string, unknown>)[name], here);
    if (deeper !== undefined) return deeper;
  }
  return undefined;
}
