import { problemWith, type Problem } from '@oneplusn/errors';
import { processProblems as wrong } from '../../errors/problems/process';
import { chartOf } from '../courses';
import type { Definition } from '../definition';
import { callFindings } from './calls';
import { courseFindings } from './courses';
import type { Finding } from './finding';
import { fetchFindings } from './fetches';
import { formFindings } from './forms';
import { groupFindings } from './groups';
import { nameFindings } from './names';
import { sideFindings } from './sides';

/**
 * All that keeps a definition from being a process, each with its place: what cannot be reached, cannot end or gets
 * stuck, has no role, leads nowhere, or stands twice. Guards are taken for open or closed, whichever is worse, so that
 * no case is ever stuck, whatever its forms say. Empty for a sound one.
 */
export function definitionProblems(definition: Definition): Problem[] {
  const chart = chartOf(definition);
  const findings: Finding[] = [
    ...nameFindings(chart),
    ...courseFindings(chart),
    ...formFindings(chart),
    ...groupFindings(chart),
    ...fetchFindings(chart),
    ...callFindings(chart),
    ...sideFindings(chart),
  ];
  return findings.map(({ path, problem }) => problemWith(wrong.at, { path, problem }));
}
