import type { Description } from './problems';
import type { BilingualText } from './topology';

/** One thing that is wrong with a topology file, with the place it is wrong at. */
export interface TopologyProblem extends Description {
  file: string;
  /** From 1. */
  line: number;
  /** From 1. */
  column: number;
  /** Such as `authorities[1].peers`; empty for the file as a whole. */
  field: string;
}

/** All that is wrong with a topology file. `message` is in English; {@link TopologyError.print} knows both languages. */
export class TopologyError extends Error {
  override readonly name = 'TopologyError';

  /** In the order of the file, never empty. */
  readonly problems: readonly TopologyProblem[];

  constructor(problems: readonly TopologyProblem[]) {
    super(printProblems(problems, 'en'));
    this.problems = problems;
  }

  /** A line a problem: `file:line:column field: message (remedy)`. */
  print(language: keyof BilingualText): string {
    return printProblems(this.problems, language);
  }
}

function printProblems(problems: readonly TopologyProblem[], language: keyof BilingualText): string {
  return problems
    .map(({ file, line, column, field, message, remedy }) => {
      const place = [`${file}:${line}:${column}`, field].filter(Boolean).join(' ');
      return `${place}: ${message[language]} (${remedy[language]})`;
    })
    .join('\n');
}
