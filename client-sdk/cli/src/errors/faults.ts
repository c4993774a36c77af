/** What is wrong with the rows or keys of a file, for whoever owns it: with its lines, and with what stands there. */
import type { ErrorDescriptor } from '@oneplusn/errors';
import { InvalidDataError, type RowProblem } from '@oneplusn/sdk';

/** One thing that is wrong, as it is shown to the owner of the file. */
export interface Fault extends RowProblem {
  readonly line?: number;
  readonly value?: string;
}

/** A row or key of a file. */
export interface Origin {
  readonly line: number | undefined;
  /** What stands in one of its fields. */
  valueOf(field: string): unknown;
}

/**
 * Rows or keys of a file that cannot be sent. The error itself names places; the values are for the terminal of who
 * runs the command, and are not among its members, which end up in logs.
 */
export class FaultyFile extends InvalidDataError {
  constructor(
    descriptor: ErrorDescriptor,
    file: { readonly dataset: string; readonly total: number },
    problems: readonly RowProblem[],
    private readonly originOf: (row: number) => Origin | undefined,
  ) {
    super(descriptor, file, problems);
    Object.defineProperty(this, 'originOf', { enumerable: false });
  }

  /** The first faults, with their lines and values. */
  faults(most: number): Fault[] {
    return this.problems.slice(0, most).map((problem) => {
      const origin = this.originOf(problem.row);
      const value = origin?.valueOf(problem.field);
      const shown = typeof value === 'string' ? value : JSON.stringify(value);
      return {
        ...problem,
        ...(origin?.line === undefined ? {} : { line: origin.line }),
        ...(shown === undefined ? {} : { value: shown }),
      };
    });
  }
}
