import { access, errors, fail } from '@oneplusn/api';
import type { LedgerError } from '@oneplusn/api';
import type { Given } from './writing';

/** The parts that a completion gives, in their usual order. */
const partsIn = (given: Given): access.Part[] => access.parts.filter((part) => given[part] !== undefined);

/** Why a completion is none: it gives exactly what was named as missing. Undefined where it does. */
export function completionProblem(
  request: string,
  missing: readonly { readonly part: access.Part }[],
  given: Given,
): LedgerError | undefined {
  const wanted = access.parts.filter((part) => missing.some((each) => each.part === part)).join(', ');
  const found = partsIn(given).join(', ');
  return wanted === found ? undefined : fail(errors.access.partsDiffer, { request, wanted, given: found || '-' });
}

/** A part that a return names twice; undefined where there is none. */
export function namedTwice(missing: readonly { readonly part: access.Part }[]): access.Part | undefined {
  return missing.map(({ part }) => part).find((part, at, all) => all.indexOf(part) !== at);
}
