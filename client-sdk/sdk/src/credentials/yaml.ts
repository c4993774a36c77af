import { lexicon, problems } from '@oneplusn/api';
import { problemWith, sayProblem, type Problem } from '@oneplusn/errors';
import { parse, YAMLParseError } from 'yaml';

/** Text is neither YAML nor JSON. It says where, and never repeats what stands there: that may be a key. */
export class ParsingError extends Error {
  override readonly name = 'ParsingError';

  constructor(readonly problem: Problem) {
    super(sayProblem('en', problem, lexicon));
  }
}

/**
 * YAML, of which JSON is a part. The library's own complaints and warnings show the lines they are about, so they end
 * here.
 * @throws ParsingError
 */
export function parseYaml(text: string): unknown {
  try {
    return parse(text, { logLevel: 'error' });
  } catch (error) {
    const at = error instanceof YAMLParseError ? error.linePos?.[0] : undefined;
    const { notYaml, neither } = problems.file;
    throw new ParsingError(at ? problemWith(notYaml, { line: at.line, column: at.col }) : problemWith(neither));
  }
}
