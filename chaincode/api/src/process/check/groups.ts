import { problemWith } from '@oneplusn/errors';
import { canonicalJson } from '../../canonical';
import { processProblems as wrong } from '../../errors/problems/process';
import { schemaProblem } from '../../dataset/contradictions';
import type { Chart } from '../courses';
import type { Finding } from './finding';

/** Groups of rows that could never be filled in, or whose name some other field has. */
export function groupFindings({ definition: { forms } }: Chart): Finding[] {
  const fields = new Set(forms.flatMap(({ schema }) => Object.keys(schema.properties)));
  const groups = forms.flatMap(({ groups: all = [] }, i) =>
    all.map((group, k) => ({ group, path: `forms.${i}.groups.${k}` })),
  );
  const shapes = new Map<string, string>();
  return groups.flatMap(({ group: { name, schema, min = 0, max = Infinity }, path }) => {
    const found: Finding[] = [];
    const flaw = schemaProblem(schema);
    if (flaw) found.push({ path: `${path}.schema.${flaw.path}`, problem: flaw.problem });
    if (min > max) found.push({ path: `${path}.min`, problem: problemWith(wrong.groupNever, { min, max }) });
    const shape = canonicalJson(schema);
    if (fields.has(name) || (shapes.get(name) ?? shape) !== shape)
      found.push({ path: `${path}.name`, problem: problemWith(wrong.nameTwice, { name }) });
    shapes.set(name, shape);
    return found;
  });
}
