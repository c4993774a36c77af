import { OnePlusNError, type Language, type Told } from '@oneplusn/errors';
import type { Description } from './problems';

/** One thing that is wrong with a topology file, with the place it is wrong at. */
export interface TopologyProblem extends Description {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** Such as `authorities[1].peers`; empty for the file as a whole. */
  readonly field: string;
}

/** All that is wrong with a topology file; it goes by the number of the first. */
export class TopologyError extends OnePlusNError {
  override readonly name = 'TopologyError';

  /** In the order of the file, never empty. */
  readonly problems: readonly TopologyProblem[];

  constructor(problems: readonly TopologyProblem[]) {
    const [first] = problems;
    if (!first) throw new RangeError('a file without problems is no error');
    super(first.descriptor, first.args);
    this.problems = problems;
    this.message = this.print('en');
  }

  /** The message of all problems, and the remedy of the first. */
  override text(language: Language): Told {
    return { ...super.text(language), message: this.print(language) };
  }

  /** A line a problem: `file:line:column field: message (remedy)`. */
  print(language: Language): string {
    return this.problems.map((problem) => lineOf(problem, language)).join('\n');
  }
}

function lineOf({ file, line, column, field, message, remedy }: TopologyProblem, language: Language): string {
  const place = [`${file}:${line}:${column}`, field].filter(Boolean).join(' ');
  return `${place}: ${message[language]} (${remedy[language]})`;
}
