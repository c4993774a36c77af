import type { ProblemDescriptor } from '@oneplusn/errors';
import { catalogProblems } from './catalog';
import { conditionProblems } from './condition';
import { datasetProblems } from './dataset';
import { eventProblems } from './event';
import { fileProblems } from './file';
import { messageProblems } from './message';
import { processProblems } from './process';
import { proofProblems } from './proof';
import { reachProblems } from './reach';
import { registryProblems } from './registry';
import { shapeProblems } from './shape';
import { signingProblems } from './signing';
import { valueProblems } from './value';

/**
 * What can be the matter, as the `problem` of an error names it: `problemWith(problems.value.tooLong, { length, limit
 * })`.
 */
export const problems = {
  shape: shapeProblems,
  value: valueProblems,
  proof: proofProblems,
  process: processProblems,
  catalog: catalogProblems,
  condition: conditionProblems,
  dataset: datasetProblems,
  registry: registryProblems,
  file: fileProblems,
  message: messageProblems,
  reach: reachProblems,
  signing: signingProblems,
  event: eventProblems,
} as const;

/** The same by key, to read a problem that has travelled. */
export const problemsByKey: ReadonlyMap<string, ProblemDescriptor> = new Map(
  Object.values(problems).flatMap((table) =>
    Object.values<ProblemDescriptor>(table).map((row) => [row.key, row] as const),
  ),
);
