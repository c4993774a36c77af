import { dayOf, errors, fail, keyCheck, problems } from '@oneplusn/api';
import type { catalog } from '@oneplusn/api';
import { problemWith } from '@oneplusn/errors';

/** What is opened: its business keys, and what is announced of them in public. */
interface Opened {
  readonly input: { readonly records: number };
  readonly transient: { readonly keys: readonly string[] };
}

/** As many keys as announced, none of them twice. */
export function refuseMiscounted({ input, transient }: Opened): void {
  if (transient.keys.length !== input.records) {
    const problem = problemWith(problems.shape.keysAnnounced, {
      announced: input.records,
      given: transient.keys.length,
    });
    throw fail(errors.ledger.malformed, { path: 'records', problem });
  }
  if (new Set(transient.keys).size !== transient.keys.length) {
    throw fail(errors.ledger.malformed, { path: 'keys', problem: problemWith(problems.shape.keyTwice) });
  }
}

/**
 * A key that no record can have would spend quota and be answered by "no record". Whoever may not open at all has been
 * refused before.
 */
export function refuseImpossible(
  { transient, now }: Pick<Opened, 'transient'> & { readonly now: string },
  dataset: catalog.Dataset,
): void {
  const check = keyCheck(dataset, dayOf(now));
  for (const [index, key] of transient.keys.entries()) {
    const problem = check(key);
    if (problem) throw fail(errors.records.keyImpossible, { row: index + 1, dataset: dataset.id, ...problem });
  }
}

/** Of several openings in one call as many sets of keys are given as openings announced. */
export function refuseUnmatched(announced: number, given: number): void {
  if (announced === given) return;
  const problem = problemWith(problems.shape.setsAnnounced, { announced, given });
  throw fail(errors.ledger.malformed, { path: 'named', problem });
}
