import { fill, saidIn, type Arguments, type Text } from '@oneplusn/errors';
import { lexicon } from '../errors/problems';
import type { Facts } from './facts';

/** `error`: it does not work, or soon will not. `warning`: it works until something happens. `note`: good to know. */
export type Severity = 'error' | 'warning' | 'note';

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
      ...{ what: filled(what, args), why: filled(why, args), change: filled(change, args) },
    })),
  );
}

function filled({ zh, en }: Text, args: Arguments): Text {
  return { zh: fill(zh, saidIn('zh', args, lexicon)), en: fill(en, saidIn('en', args, lexicon)) };
}
