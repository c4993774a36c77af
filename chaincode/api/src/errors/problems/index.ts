import { fill } from '../text';
import type { ErrorArguments, Text } from '../text';
import { catalogProblems } from './catalog';
import { fileProblems } from './file';
import { messageProblems } from './message';
import { proofProblems } from './proof';
import { registryProblems } from './registry';
import { shapeProblems } from './shape';
import { valueProblems } from './value';

/** What can be the matter, as the `problem` of an error says it. */
export const problems = {
  shape: shapeProblems,
  value: valueProblems,
  proof: proofProblems,
  catalog: catalogProblems,
  registry: registryProblems,
  file: fileProblems,
  message: messageProblems,
} as const;

/** A problem as it travels: its English sentence, which any client can show. */
export function sayProblem<En extends string>(problem: Text<En>, args: ErrorArguments<En>): string {
  return fill(problem.en, args as Record<string, string | number>);
}

/** The sentences by what they begin with for certain, the longest first, so that the most particular one answers. */
const sentences = Object.values<Readonly<Record<string, Text>>>(problems)
  .flatMap((table) => Object.values(table))
  .map(({ en, zh }) => ({ zh, pattern: patternOf(en), weight: en.replace(/\{\w+\}/g, '').length }))
  .sort((a, b) => b.weight - a.weight);

/** A problem that has travelled, in the reader's language; as it came where it is none of the table (several are joined by `; `). */
export function problemIn(language: 'zh' | 'en', said: string): string {
  if (language === 'en') return said;
  const whole = chinese(said);
  if (whole !== undefined) return whole;
  return said
    .split('; ')
    .map((one) => chinese(one) ?? one)
    .join('; ');
}

function chinese(said: string): string | undefined {
  for (const { zh, pattern } of sentences) {
    const found = pattern.exec(said);
    if (found) return fill(zh, { ...found.groups });
  }
  return undefined;
}

function patternOf(template: string): RegExp {
  const parts = template.split(/\{(\w+)\}/);
  const source = parts
    .map((part, i) => (i % 2 === 0 ? part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&') : `(?<${part}>.+?)`))
    .join('');
  return new RegExp(`^${source}$`, 's');
}
