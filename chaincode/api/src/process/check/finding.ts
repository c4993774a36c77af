import type { Problem } from '@oneplusn/errors';

/** One thing that is wrong with a definition, and where: `actions.3.to`. */
export interface Finding {
  readonly path: string;
  readonly problem: Problem;
}

/** Of things that are numbered by their place in a list: those whose name was used before, with their place. */
export function repeated(names: readonly string[]): { name: string; at: number }[] {
  return names.flatMap((name, at) => (names.indexOf(name) < at ? [{ name, at }] : []));
}
