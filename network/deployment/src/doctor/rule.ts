import { fillBoth, type Text } from '@oneplusn/errors';
import type { Facts } from './facts';

/** `error`: it does not work, or soon will not. `warning`: it works until something happens. `note`: good to know. */
export type Severity = 'error' | 'warning' | 'note';

type Arguments = Readonly<Record<string, string | number>>;

/** One thing that may be wrong with a network. Texts name arguments in braces. */
export interface Rule {
  /** `DOCTOR-101`, stable for ever. */
  readonly code: string;
  readonly severity: Severity;
  readonly what: Text;
  readonly why: Text;
  readonly change: Text;
  /** The arguments of each case that is found; none where all is well. */
  readonly cases: (facts: Facts) => readonly Arguments[];
}

/** One thing that is wrong. */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly what: Text;
  readonly why: Text;
  readonly change: Text;
  readonly args: Arguments;
}

/** The findings of some rules, in their order. */
export function examine(facts: Facts, rules: readonly Rule[]): Finding[] {
  return rules.flatMap(({ cases, code, severity, what, why, change }) =>
    cases(facts).map((args) => ({
      ...{ code, severity, args },
      ...{ what: fillBoth(what, args), why: fillBoth(why, args), change: fillBoth(change, args) },
    })),
  );
}
